"""Named states of the machine's hours."""

from dataclasses import replace

from horarium.core.machine_hours import MachineState
from horarium.pages.machine.context import MachineContext, MendContext, Mending, Option, Saying
from horarium.pages.machine.saying import saying
from horarium.tellings.machine import MachineNow

_ID = "6f1c1f0e-5d7a-4f0b-9a55-0d8f0f1f2a3b"
_TITLE = "The machine’s hours"
_LONG = "Maximiliane-Josephine Featherstonehaugh-Papadopoulos of Llanfairpwllgwyngyll"

_OUT = MachineNow(
    MachineState.OUT,
    "15:40",
    since="13:00",
    back_by="16:30",
    lines=(
        "Out since 13:00, says Ana.",
        "Back by 16:30; at the latest by 17:00. At 15:40: 1 h 20 left, 30 min of it reserve.",
        "Of today’s time out, 3 h 20 are left.",
    ),
)
_IN = MachineNow(
    MachineState.IN,
    "12:40",
    since="11:30",
    lines=(
        "In since 11:30, says Rosa.",
        "50 min more in the machine before you go out again.",
        "Of today’s time out, 5 h are left.",
    ),
)
_LATE = replace(
    _OUT,
    is_late=True,
    lines=(
        _OUT.lines[0],
        "You were to be back by 16:30; at the latest by 17:00. At 16:40: 20 min left, all reserve.",
        "Of today’s time out, 2 h 20 are left.",
    ),
)
_UNSPOKEN = MachineNow(
    MachineState.IN,
    "15:20",
    since="10:00",
    lines=(
        "In since 10:00, says Rosa.",
        "Of today’s time out, 6 h are left.",
        "Out was planned 13:00–15:00; nobody has said “in” since it began.",
    ),
)
_UNKNOWN = MachineNow(MachineState.UNKNOWN, "12:40", lines=("Nobody has said anything yet.",))
_WRONG = replace(_IN, wrong=("12:31, Mark: this feels wrong. It alerts nobody by itself.",))
_TO_ANA = MachineNow(
    MachineState.OUT,
    "15:40",
    since="13:00",
    back_by="16:30",
    lines=("Out since 13:00.", "He is to be back by 16:30."),
)
# For the states of other pages.
OUT_FOR_HIM = saying(_OUT, is_his=True)
LATE_FOR_HIM = saying(_LATE, is_his=True)
IN_FOR_HIM = saying(_IN, is_his=True)
WRONG_FOR_HIM = saying(_WRONG, is_his=True)
OUT_FOR_ANA = saying(_TO_ANA, is_his=False)

_STATES = (
    Option("in", "In"),
    Option("out", "Out", chosen=True),
    Option("care", "Care"),
    Option("other", "Other ventilation"),
    Option("wrong", "This feels wrong"),
)
_TIMES = (
    Option("1988-03-24T21:25:00+00:00", "13:25"),
    Option("1988-03-24T21:20:00+00:00", "13:20 (as it stands)", chosen=True),
    Option("1988-03-24T21:15:00+00:00", "13:15"),
    Option("1988-03-24T20:00:00+00:00", "12:00"),
    Option("1988-03-24T07:00:00+00:00", "yesterday 23:00"),
)
_EARLIER = Mending(
    "/machine/",
    "Add it",
    tuple(replace(each, chosen=False) for each in _STATES),
    tuple(Option(each.value, each.words.removesuffix(" (as it stands)")) for each in _TIMES),
)
_MEND = Mending(
    f"/machine/{_ID}/",
    "Put it right",
    (*_STATES, Option("not so", "It was not so: take it back")),
    _TIMES,
)
_SAID = (
    ("13:05 Out, corrected by Mark: was 13:20 by Ana.", f"/machine/{_ID}/"),
    ("12:31 This feels wrong, says Mark.", f"/machine/{_ID}/"),
    ("11:30 In, says Rosa at 11:50.", f"/machine/{_ID}/"),
    ("Taken back by Rosa: was 11:00 Care by Rosa.", f"/machine/{_ID}/"),
    ("09:15 Out, says Rosa.", f"/machine/{_ID}/"),
)
_LIMITS = (
    "Since 1 January 1988, set by Dr. Ortiz: out for 4 h at a time with 30 min of it reserve, "
    "for 7 h a day, and in the machine for 2 h between two times out."
)


def _page(now: Saying, said: tuple[tuple[str, str], ...] = _SAID, **more: str) -> MachineContext:
    return MachineContext(_TITLE, now, said, _EARLIER, more.get("limits", _LIMITS))


SCREENS: dict[str, dict[str, MachineContext] | dict[str, MendContext]] = {
    "machine/page.html": {
        "out, back by 16:30": _page(OUT_FOR_HIM),
        "in": _page(IN_FOR_HIM),
        "late": _page(LATE_FOR_HIM),
        "planned out, and nobody spoke": _page(saying(_UNSPOKEN, is_his=True)),
        "this feels wrong": _page(WRONG_FOR_HIM),
        "nothing said yet": _page(saying(_UNKNOWN, is_his=True), ()),
        "for Ana in the room": _page(OUT_FOR_ANA, limits=""),
        "long names": _page(
            OUT_FOR_HIM,
            ((f"13:05 Out, corrected by {_LONG}: was 13:20 by {_LONG}.", f"/machine/{_ID}/"),),
        ),
    },
    "machine/mend.html": {
        "a word to be mended": MendContext("Put it right", "13:20 Out, says Ana.", _MEND),
        "a moment that is still to come": MendContext(
            "Put it right",
            "13:20 Out, says Ana.",
            replace(
                _MEND,
                exact="13:50",
                mistake="That is still to come; only what has been can be said.",
            ),
        ),
    },
}
AUDIENCE = "person"
AUDIENCES = {"for Ana in the room": "circle"}
