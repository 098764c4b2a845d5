"""The sheet for the wall as a file: what is there to be read and printed when nothing else works.

It holds names and numbers, and is its owner's alone.
"""

from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string

from horarium.store.whole_file import write_whole
from horarium.tellings.printed import every_ladder

SHEET = "who-is-called.html"


def write_sheet(data: Path, now: datetime) -> None:
    """All of it or as it was before. Raises OSError."""
    text = render_to_string("ladder/file.html", {"sheets": every_ladder(now)})
    write_whole(data / SHEET, text.encode(), private=True)
