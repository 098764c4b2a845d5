"""The household read, changed, changed by two at once, and with something in the way."""

from typing import Any

from horarium.core.household_file.edit import NEW, Entry, Word
from horarium.pages.household.context import (
    Clash,
    EntryContext,
    FollowsContext,
    HouseholdContext,
    RemoveContext,
    Undo,
)
from horarium.pages.household.document import document
from horarium.pages.household.entry import Form, context_of, open_form
from horarium.pages.household.form import Beside, described
from horarium.pages.household.typed import sent_of_words
from horarium.tellings.follows import Follows
from horarium.tellings.household import EntryTold, FormTold, HouseholdTold

_ANA_ID = "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night and the early morning"
_NAMES = {
    "member": ("Ben", "Rosa", _LONG),
    "funder": ("Foundation grant", "IHSS"),
    "equipment": ("gurney", "portable respirator"),
    "skill": ("driving", "hand-pump", "scribe"),
    "kind": ("dictation", "personal outing", "within call"),
}
_NEED: dict[str, Word] = {
    "name": "Morning transfer and care",
    "hours": ["daily 07:00-09:00"],
    "people": 2,
}
_ANA: dict[str, Word] = {
    "name": "Ana",
    "parts": ["attendant", "confidant", "driver"],
    "phone": "415 555 0111",
    "pay": "6.25",
    "availability": ["daily 06:30-23:30"],
    "absences": ["1988-04-08 to 1988-04-10"],
    "contract.most": "40h",
    "contract.least": "32h",
    "contract.nights_in_a_row": 0,
    "contract.funder": "IHSS",
    "unwilling": ["dictation"],
}
_TOLERANCE: dict[str, Word] = {
    "since": "1988-01-01",
    "longest_stretch": "4h",
    "per_day": "7h",
    "recovery": "2h",
}
_SESSION: dict[str, Word] = {
    "name": "Session",
    "shown_as": "Out",
    "length": "2h",
    "hours": ["mon-fri 10:00-18:00"],
    "other_hours": ["tue 13:00-17:00", "thu 13:00-17:00"],
    "machine": "out",
    "travel": "30m",
    "skills": ["driving", "hand-pump"],
    "equipment": ["gurney", "portable respirator"],
    "within_call": True,
    "at_most": 6,
    "held": 2,
    "importance": 3,
}
_WATCH: dict[str, Word] = {
    "quiet": "22:00-06:30",
    "wake_before": "45m",
    "floor": "Dr. Ortiz’ answering service",
    "floor_phone": "415 555 0170",
    "essentials": [
        "If the lung stops, pump by hand, and call 911 while you pump.",
        "Stay in the room until somebody from the house relieves you.",
    ],
    "trusted": "Ben",
}
_FOLLOWS = FollowsContext(
    (
        "1 more person is needed Wed 23 Mar 07:00-09:00 (2 h).",
        "1 more person is needed Thu 24 Mar 07:00-09:00 (2 h).",
        "1 more person is needed Fri 25 Mar 07:00-09:00 (2 h).",
        "2 more people are needed Sat 26 Mar 07:00-09:00 (2 h).",
        "1 more person is needed Sun 27 Mar 07:00-09:00 (2 h).",
    ),
    more=23,
)
_COMPETENCE = EntryTold(
    Entry("competence", "1"),
    {"skill": "hand-pump", "assessor": "Mark", "assessed_on": "1985-09-14"},
)
_WISH = EntryTold(Entry("wish", "1"), {"likes": ["mon-sat 07:00-19:30"], "strength": 2})
_TOLERANCE_TOLD = EntryTold(Entry("tolerance", "1"), _TOLERANCE, written="Mark, Mon 14 Mar 1988")


def _told(entry: Entry, words: dict[str, Word], **others: Any) -> FormTold:  # noqa: ANN401
    return FormTold(entry, words, _NAMES, **others)


def _opened(entry: Entry, words: dict[str, Word], **others: Any) -> EntryContext:  # noqa: ANN401
    return context_of(open_form(_told(entry, words, **others)))


def _form(
    entry: Entry,
    words: dict[str, Word],
    typed: dict[str, Word],
    **said: Any,  # noqa: ANN401
) -> EntryContext:
    fields = described(entry).fields
    sent = sent_of_words(fields, {**words, **typed}, _NAMES)
    return context_of(Form(_told(entry, words), sent, words, **said))


def _read(**changed: tuple[EntryTold, ...]) -> HouseholdTold:
    entries = {
        "person": (EntryTold(Entry("person"), {"name": "Mark", "phone": "415 555 0100"}),),
        "house": (
            EntryTold(
                Entry("house"),
                {"name": "Berkeley 1988", "zone": "America/Los_Angeles", "law": "california-ihss"},
            ),
        ),
        "plan": (
            EntryTold(
                Entry("plan"),
                {
                    "first_day": "1988-03-21",
                    "days": 28,
                    "starts": ["07:00", "15:00", "23:00"],
                    "lengths": ["8h", "12h"],
                },
            ),
        ),
        "watch": (EntryTold(Entry("watch"), _WATCH),),
        "need": (EntryTold(Entry("need", "1"), _NEED),),
        "member": (
            EntryTold(Entry("member", _ANA_ID), _ANA, (_COMPETENCE, _WISH)),
            EntryTold(Entry("member", f"{_ANA_ID}0"), {"name": _LONG, "parts": ["backup"]}),
        ),
        "machine": (
            EntryTold(
                Entry("machine"), {"name": "iron lung", "sleep": "23:00-07:00"}, (_TOLERANCE_TOLD,)
            ),
        ),
        "equipment": (EntryTold(Entry("equipment", "1"), {"name": "gurney"}),),
        "activity": (EntryTold(Entry("activity", "1"), _SESSION),),
        "funder": (
            EntryTold(
                Entry("funder", "1"), {"name": "IHSS", "authorised": "283h", "period": "month"}
            ),
        ),
        "service": (),
    }
    return HouseholdTold({**entries, **changed}, Follows())


_NOTHING: dict[str, tuple[EntryTold, ...]] = {
    **dict.fromkeys(("need", "member", "machine", "equipment", "activity", "funder"), ()),
    "watch": (EntryTold(Entry("watch"), {}),),
}
_NEED_ENTRY, _ANA_ENTRY = Entry("need", "1"), Entry("member", _ANA_ID)
_UNDO = Undo("“Evening care” was removed.", "Put “Evening care” back")

_PAGES: dict[str, HouseholdContext] = {
    "ordinary": document(_read()),
    "hardly anything yet": document(_read(**_NOTHING)),
    "the published plan does not know it": HouseholdContext(
        "Household", document(_read()).chapters, _FOLLOWS
    ),
    "something was removed": document(_read(), _UNDO),
}

_FORMS: dict[str, EntryContext] = {
    "a need": _opened(_NEED_ENTRY, _NEED),
    "a member": _opened(_ANA_ENTRY, _ANA, within=(_COMPETENCE, _WISH)),
    "a competence to be added": _opened(Entry("competence", NEW, _ANA_ID), {}, of="Ana"),
    "a tolerance to be added below": _opened(
        Entry("tolerance", NEW), {}, suggested={**_TOLERANCE, "since": ""}
    ),
    "a machine to be added": _opened(Entry("machine", NEW), {}),
    "an activity": _opened(Entry("activity", "1"), _SESSION),
    "what is planned": _opened(Entry("plan"), {"first_day": "1988-03-21", "days": 28}),
    "the watch": _opened(Entry("watch"), _WATCH),
    "the watch as usual": _opened(Entry("watch"), {}),
    "a name as long as can be": _opened(_ANA_ENTRY, {**_ANA, "name": _LONG}),
    "with mistakes": _form(
        _NEED_ENTRY,
        _NEED,
        {"hours": ["moonday", "daily 07:00-09:00"], "people": "several"},
        beside=Beside(
            {
                "hours": (
                    "“moonday” are no hours of a week; write them like “mon-fri 07:00-09:00”.",
                ),
                "people": ("“several” is no whole number; write one from 1 to 20.",),
            }
        ),
    ),
    "changed by two at once": _form(
        _ANA_ENTRY,
        _ANA,
        {"phone": "415 555 0999"},
        beside=Beside(
            clashes={
                "phone": Clash(
                    "Meanwhile you yourself, on another page or device, on Tue 22 Mar 11:05 "
                    "wrote something else here.",
                    "“415 555 0777”",
                    "“415 555 0999”",
                )
            }
        ),
        notes=(
            (
                "Meanwhile you yourself, on another page or device, on Tue 22 Mar 11:05 changed "
                "this entry, too, and that is kept: Pay for an hour: “6.50”."
            ),
        ),
        mistakes=("Nothing was saved yet: choose, of what was changed twice, what is to be.",),
    ),
    "removed meanwhile": _form(
        Entry("need", NEW),
        {},
        _NEED,
        notes=(
            (
                "This is not there any more: it was removed after you had opened this page. What "
                "you typed is still here, and Save writes it down anew."
            ),
        ),
    ),
    "no room on the disk": _form(
        _NEED_ENTRY,
        _NEED,
        {"people": 3},
        mistakes=(
            (
                "There is no room left on the disk of this house, so nothing was saved. Make room, "
                "then press the button again: what you typed is still here."
            ),
        ),
    ),
}


def _looked() -> EntryContext:
    """As the form is while somebody types, once an answer came."""
    return _form(_NEED_ENTRY, _NEED, {"people": 3}, beside=Beside(findings={"people": _FOLLOWS}))


_FORMS["while somebody types"] = _looked()

_REMOVE: dict[str, RemoveContext] = {
    "something hangs on it": RemoveContext(
        "Remove “Ana”?",
        f"/household/member/{_ANA_ID}/remove/",
        f"/household/member/{_ANA_ID}/",
        (
            "Ana can sign in, and no longer could, from this moment and everywhere.",
            "Ana has 12 shifts ahead, the first Tue 22 Mar 07:00-15:15; those hours would reopen.",
        ),
        "Remove “Ana”",
        "Keep “Ana”",
    ),
    "it cannot go": RemoveContext(
        "“IHSS” cannot be removed",
        "",
        "/household/funder/1/",
        ("Ana, who pays for these hours: There is no funder “IHSS” in the household.",),
        "",
        "Go back",
        refused=True,
    ),
}

SCREENS: dict[str, dict[str, Any]] = {
    "household/page.html": _PAGES,
    "household/entry.html": _FORMS,
    "household/remove.html": _REMOVE,
}
