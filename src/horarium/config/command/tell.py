"""``horarium tell``: the story in a household file, as an audience is told it."""

from argparse import Namespace
from collections.abc import Iterator
from textwrap import fill

from horarium.config.command.reading import story_of
from horarium.config.command.refusal import RefusalError
from horarium.config.command.showing import console
from horarium.core.disclosure.allowed import Judge, Judged, as_far_as, to_member
from horarium.core.disclosure.telling import Telling, telling
from horarium.core.household import Household
from horarium.core.household_file.mistake import nearest, told
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Story

_NOTHING = "Nothing is told."


def tell(options: Namespace) -> int:
    """Print what the options of ``horarium tell`` ask for. Raises RefusalError."""
    household, story = story_of(options.file)
    judge = _judge(options, household, story)
    made = telling(story, judge)
    screen = console()
    text = "\n".join(_with_reasons(made)) if options.why else _wrapped(made.text, screen.width)
    screen.print(text or _NOTHING, markup=False, soft_wrap=True)
    if options.why and options.to:
        for line in _withheld(story, judge):
            screen.print(line, markup=False, soft_wrap=True)
    return 0


def _judge(options: Namespace, household: Household, story: Story) -> Judge:
    if options.to is None:
        if options.on:
            raise RefusalError("--on is a day for a member; name one with --to NAME.")
        return as_far_as(options.depth)
    names = [each.name for each in household.members]
    if options.to not in names:
        meant = nearest(options.to, names)
        remedy = f"write {told(meant)}" if meant else f"it has {', '.join(names)}"
        raise RefusalError(f"--to: there is no member {told(options.to)}; {remedy}.")
    return to_member(options.to, story.consents, options.on or household.planning.first_day)


def _wrapped(text: str, width: int) -> str:
    return "\n\n".join(fill(paragraph, width) for paragraph in text.split("\n\n") if paragraph)


def _with_reasons(made: Telling) -> Iterator[str]:
    for paragraph in made.paragraphs:
        for sentence in paragraph:
            yield sentence.text
            yield from (f"    {_reason(each)}" for each in sentence.because)
        yield ""


def _withheld(story: Story, judge: Judge) -> Iterator[str]:
    """What is not told, and which yes is wanting: his terminal names everything."""
    hidden = [judged for each in story.facts if not (judged := judge(each)).allowed]
    if hidden:
        yield "Not told:"
    for each in hidden:
        yield f"    {each.fact.name}: {_why_not(each)}"


def _why_not(judged: Judged) -> str:
    if not judged.fact.says:
        return "accounts differ, and nothing is decided"
    return f"no yes from {in_a_sentence(judged.lacking)}"


def _reason(judged: Judged) -> str:
    fact = judged.fact
    whose = in_a_sentence(fact.owners)
    reason = f"{fact.name}: {fact.subject}, depth {fact.depth}, {whose} to tell"
    consents = "; ".join(
        f"{each.of} since {each.since}, {each.purpose}" for each in judged.consents
    )
    return f"{reason} ({consents})" if consents else reason
