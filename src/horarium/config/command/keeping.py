"""``horarium import``, ``export`` and ``timesheets``: what goes into the database and out of it.

The verbs are imported once the database is open: rows can be named only after Django is set up.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from horarium.config.command.reading import story_of
from horarium.config.command.refusal import RefusalError, refusal
from horarium.config.database import NoDatabaseError, kept_or_told, open_database
from horarium.core.findings import counted
from horarium.store.whole_file import write_whole

HOST = "host"


def import_file(options: Namespace) -> int:
    """Keep the household of a file, and say so."""
    household, story = story_of(options.file)
    with database():
        from horarium.actions.import_household import import_household  # noqa: PLC0415

        now, name = datetime.now(UTC), options.file.name
        told = import_household(
            household=household, file=name, now=now, by=HOST, story=story if story.facts else None
        )
    say(f"{household.name} is in the database: {len(household.members)} members.")
    for sentence in told:
        say(sentence)
    if story.facts:
        say(f"Its story is kept sealed: {counted(len(story.facts), 'fact')}.")
    return 0


def export_file(options: Namespace) -> int:
    """Write the household of the database to a file, or onto the screen."""
    with database():
        from horarium.actions.export_household import export_household  # noqa: PLC0415

        text = export_household(name=options.name, now=datetime.now(UTC), by=HOST)
    return _written(text, options.out)


def timesheets(options: Namespace) -> int:
    """Write a week of timesheets to a file, or onto the screen."""
    with database():
        from horarium.tellings.timesheets import exported_week  # noqa: PLC0415

        text = exported_week(options.household, options.week)
    return _written(text, options.out)


def _written(text: str, out: Path | None) -> int:
    if not out:
        sys.stdout.write(text)
        return 0
    try:
        write_whole(out, text.encode())
    except OSError as wrong:
        raise refusal(out.parent, wrong) from None
    say(f"Written: {out}.")
    return 0


@contextmanager
def database() -> Iterator[None]:
    """The open database; what it or a verb refuses is one sentence."""
    try:
        open_database()
        with kept_or_told():
            yield
    except NoDatabaseError as wrong:
        raise RefusalError(str(wrong)) from None
    except LookupError as wrong:
        sentence = str(wrong.args[0])
        raise RefusalError(f"{sentence[:1].upper()}{sentence[1:]}.") from None


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
