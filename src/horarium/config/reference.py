"""The reference pages that are made from the code: ``python -m horarium.config.reference DIR``."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from horarium.config.command.arguments import parser
from horarium.core.disclosure.kinds import KINDS, Task
from horarium.core.findings import Rule, Tier
from horarium.core.hours import length_words
from horarium.core.labour_law import LAWS, LabourLaw
from horarium.core.rules import RULES

_TIERS = {
    Tier.NEVER: (
        "Never broken",
        "What people agreed to. Every plan keeps these; only asking changes them.",
    ),
    Tier.LIFE: ("Life", "Made as small as can be before anything else."),
    Tier.ACTIVITIES: ("Activities", "What he wants to do."),
    Tier.LAWFUL: ("Lawful and funded", "Warnings; whether to go on is his to decide."),
    Tier.RESERVE: ("Reserve", "Who could come when somebody cannot."),
    Tier.CHANGES: (
        "Changes",
        "Only when a published plan is changed: few, and as late as can be. No rule judges them.",
    ),
    Tier.WISHES: ("Wishes, fairness and continuity", "The kindest of all plans that are left."),
}


def pages() -> dict[str, str]:
    """The text of every reference page that is made from the code, by its file's name."""
    return {
        "rules.md": _rules_page(),
        "labour-law.md": _law_page(),
        "commands.md": _commands_page(parser()),
        "who-may-know.md": _kinds_page(),
    }


def main(words: list[str]) -> None:
    """Writes the pages into the folder that ``words`` names."""
    folder = Path(words[0])
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _rules_page() -> str:
    parts = ["# The rules of a good week", _MADE, _RULES_TEXT]
    for tier, (title, text) in _TIERS.items():
        rows = [_rule_row(rule) for rule in RULES if rule.tier is tier]
        head = ("rule", "what it says", "source", "counted in", "weight")
        parts += [f"## {tier}. {title}", text, *([_table(head, rows)] if rows else [])]
    return "\n\n".join(parts) + "\n"


_MADE = "Made from the code by `make docs`."
_RULES_TEXT = (
    "The tiers are solved in order; a later one never costs an earlier one anything "
    "([why](../explanation/why-tiers.md)). Inside a tier the amounts found are multiplied by "
    "their weights and added. An amount is counted in minutes, in times, or in people missing."
)


def _rule_row(rule: Rule) -> tuple[str, ...]:
    weight = "" if rule.tier is Tier.NEVER else str(rule.weight)
    return f"`{rule.id}`", rule.sentence, rule.source, rule.unit, weight


def _law_page() -> str:
    table = _table(_LAW_HEAD, [_law_row(law) for law in LAWS.values()])
    return f"# Figures of labour law\n\n{_MADE}\n\n{_LAW_TEXT}\n\n{table}\n"


def _kinds_page() -> str:
    parts = ["# Whose part requires what", _MADE, _KINDS_TEXT]
    for task in Task:
        rows = [
            (f"`{each.field}`", each.whose.value, each.subject.value)
            for each in KINDS.values()
            if each.task is task
        ]
        parts += [f"## Required by {task}", _table(("fact", "whose", "of what"), rows)]
    return "\n\n".join(parts) + "\n"


_KINDS_TEXT = (
    "Every fact that a household holds, by type and field. What somebody's part requires is told "
    "without consent, and never says why; all else is told to the person and to the member whom it "
    "is about. The tests make two worlds that differ in all that nobody's part requires, and "
    "compare all pages of all others byte for byte "
    "([why](../explanation/who-may-know-what.md))."
)


_LAW_HEAD = (
    *("in the file", "what it is", "overtime after", "most in a week", "daily rest"),
    *("source", "as of"),
)
_LAW_TEXT = (
    "They are data for warnings and no legal advice; they leave out most of what the law says. "
    'A household names one of them with `law = "..."`. Hours are those of a calendar week.'
)


def _law_row(law: LabourLaw) -> tuple[str, ...]:
    exempt = " (not for members who live in)" if law.live_in_exempt else ""
    return (
        f"`{law.id}`",
        law.title,
        _length(law.overtime_after) + exempt,
        _length(law.most_in_week),
        _length(law.daily_rest),
        law.source,
        law.as_of.isoformat(),
    )


def _commands_page(top: argparse.ArgumentParser) -> str:
    parts = ["# Commands", _MADE]
    for command, text in _commands(top, top.prog):
        shown = [each for each in command._actions if each.help and each.option_strings]
        named = [each for each in command._get_positional_actions() if each.help and each.metavar]
        rows = [_option_row(each) for each in (*named, *shown)]
        parts += [f"## `{text}`", command.description or "", _table(("", "what it does"), rows)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _commands(
    command: argparse.ArgumentParser, name: str
) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    yield command, name
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield from _commands(inner, f"{name} {word}")


def _option_row(action: argparse.Action) -> tuple[str, ...]:
    metavar = action.metavar or action.dest.upper()
    values = " ".join(metavar) if isinstance(metavar, tuple) else metavar
    words = (", ".join(action.option_strings), "" if action.nargs == 0 else values)
    return f"`{' '.join(each for each in words if each)}`", action.help or ""


def _length(length: timedelta | None) -> str:
    return length_words(length) if length else "not said"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_in_cell, line))} |" for line in lines)


def _in_cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    main(sys.argv[1:])
