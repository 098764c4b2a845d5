"""His journal: not begun, shut, and open."""

from typing import Any

from horarium.pages.journal.context import (
    EntryContext,
    EntryLine,
    JournalContext,
    ShareContext,
)

_ONE = "/journal/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/"
_TEXT = "Rain on the skylight all morning. I finished the second stanza, and did not hate it."
_ENTRIES = (
    EntryLine(_ONE, "Wed 23 Mar 21:40", _TEXT),
    EntryLine(_ONE, "Tue 22 Mar 09:15", "Two lines.\n\nAnd after a while two more."),
)

SCREENS: dict[str, dict[str, Any]] = {
    "journal/page.html": {
        "not begun": JournalContext("Journal", is_kept=False, shortest=12),
        "shut": JournalContext("Journal", is_kept=True),
        "other words": JournalContext(
            "Journal",
            is_kept=True,
            mistake="These are not the words that open it; nothing was opened.",
        ),
        "open": JournalContext("Journal", is_kept=True, is_open=True, entries=_ENTRIES),
        "open and empty": JournalContext("Journal", is_kept=True, is_open=True),
        "nothing written": JournalContext(
            "Journal", is_kept=True, is_open=True, mistake="There is nothing written yet."
        ),
    },
    "journal/entry.html": {"one": EntryContext("Wed 23 Mar 21:40", _ONE, _TEXT)},
    "journal/out.html": {"one": EntryContext("Wed 23 Mar 21:40", _ONE, _TEXT)},
    "journal/share.html": {
        "a sentence": ShareContext(
            "Share words", f"{_ONE}share/", _ONE, tuple(enumerate(_TEXT.split()))
        ),
        "nothing chosen": ShareContext(
            "Share words",
            f"{_ONE}share/",
            _ONE,
            tuple(enumerate(_TEXT.split())),
            "Choose the words that may be read, or all of them.",
        ),
    },
}
