"""What was asked on the page, as the core knows it; whatever is wrong is a sentence at a field."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from horarium.core.happened import Away, Happening, Leaves, Lowered, TakesUp
from horarium.core.happened_file import agrees_from
from horarium.core.hours import WEEKDAYS, Interval, length_from
from horarium.core.household_file.activity import activity
from horarium.core.household_file.mistake import HouseholdFileError, Place, Source, printed
from horarium.core.when import PARTS_OF_DAY
from horarium.pages.week.addresses import date_from
from horarium.tellings.questions import Questions

Typed = Mapping[str, str]
WHOLE_DAY = "day"
# No number of times that is meant has more.
_DIGITS = 4
# Which field of the page a key of the household file is typed into.
_FIELDS = {
    "name": "name",
    "length": "length",
    "hours": "from",
    "times": "times",
    "travel": "travel",
}


class NotUnderstoodError(Exception):
    """What was typed into a field makes no sense; the message is one sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def absent(told: Questions, typed: Typed) -> Happening:
    """Somebody cannot come, in words or as chosen."""
    name = _member(told, typed)
    when = _when(told, typed)
    if when.end_at <= told.days.now:
        raise NotUnderstoodError("day", "These hours are over. Choose later ones.")
    return Away(name, Interval(max(when.start_at, told.days.now), when.end_at))


def _when(told: Questions, typed: Typed) -> Interval:
    if said := typed.get("words", "").strip():
        try:
            return told.days.when(said)
        except ValueError as wrong:
            raise NotUnderstoodError("words", _sentence(wrong)) from None
    day, until = _day(typed, "day"), typed.get("until", "")
    part = typed.get("part", WHOLE_DAY)
    if part in PARTS_OF_DAY and not until:
        start, length = PARTS_OF_DAY[part]
        return told.clock.span(day, start, length)
    if part in PARTS_OF_DAY:
        raise NotUnderstoodError("until", "For several days, choose the whole day above.")
    last = _day(typed, "until") if until else day
    if last < day:
        raise NotUnderstoodError("until", "The last day is before the first. Choose a later one.")
    return Interval(told.clock.day(day).start_at, told.clock.day(last).end_at)


def leaves(told: Questions, typed: Typed) -> Happening:
    """Somebody leaves on a day."""
    return Leaves(_member(told, typed), _day(typed, "day"))


def less(told: Questions, typed: Typed) -> Happening:
    """He can bear less, from today on."""
    longest = _length(typed, "longest")
    if told.longest_stretch is None or longest >= told.longest_stretch:
        raise NotUnderstoodError("longest", "Choose less than you can bear now.")
    return Lowered(longest, told.clock.date_of(told.days.now))


def takes_up(told: Questions, typed: Typed) -> Happening:
    """Something new that he does."""
    days = [each for each in WEEKDAYS if typed.get(each)]
    if not days:
        raise NotUnderstoodError("days", "Choose at least one day.")
    hours = f"{','.join(days)} {typed.get('from', '')}-{typed.get('to', '')}"
    table: dict[str, object] = {
        "name": typed.get("name", "").strip(),
        "length": typed.get("length", ""),
        "hours": [hours],
        "times": _times(typed),
    }
    table |= {
        key: typed[key].strip() for key in ("travel", "shown_as") if typed.get(key, "").strip()
    }
    if told.has_machine:
        table["machine"] = typed.get("machine", "")
    try:
        place = Place(Source("the activity", "", table))
        return TakesUp(activity(with_machine=told.has_machine)(place, table))
    except HouseholdFileError as wrong:
        key = str(wrong.path[0]) if wrong.path else ""
        raise NotUnderstoodError(_FIELDS.get(key, key), wrong.sentence) from None


AGREED = (
    *("most", "longest_shift", "rest", "night_to_day"),
    *("days_in_a_row", "nights_in_a_row", "availability"),
)


def agrees(told: Questions, typed: Typed) -> Happening:
    """Somebody agrees to more than before."""
    name = _member(told, typed)
    words = {key: typed[key].strip() for key in AGREED if typed.get(key, "").strip()}
    if not words:
        raise NotUnderstoodError("most", "Say what they would agree to: fill in a field.")
    for key, text in words.items():
        try:
            agrees_from(name, {key: text})
        except ValueError as wrong:
            raise NotUnderstoodError(key, _sentence(wrong)) from None
    return agrees_from(name, words)


def about(typed: Typed) -> date | None:
    """The day whose gap is to be closed, where one is."""
    return date_from(typed.get("about", ""))


def assumed(typed: Typed) -> UUID | None:
    """The question that is assumed with this one, where one is."""
    try:
        return UUID(typed.get("with", ""))
    except ValueError:
        return None


READERS = {
    "absent": absent,
    "leaves": leaves,
    "activity": takes_up,
    "less": less,
    "agrees": agrees,
}


def _member(told: Questions, typed: Typed) -> str:
    try:
        return told.attendants[UUID(typed.get("member", ""))]
    except (ValueError, KeyError):
        raise NotUnderstoodError("member", "Choose somebody from the list.") from None


def _day(typed: Typed, field: str) -> date:
    try:
        day = date.fromisoformat(typed.get(field, ""))
    except ValueError:
        raise NotUnderstoodError(field, "Choose a day from the list.") from None
    if not 1900 <= day.year <= 2200:
        raise NotUnderstoodError(field, "Choose a day from the list.")
    return day


def _times(typed: Typed) -> int:
    text = typed.get("times", "1")
    if not text.isdecimal() or len(text) > _DIGITS:
        raise NotUnderstoodError("times", "Choose how often from the list.")
    return int(text)


def _length(typed: Typed, field: str) -> timedelta:
    try:
        return length_from(typed.get(field, ""))
    except ValueError:
        raise NotUnderstoodError(field, "Choose a length from the list.") from None


def _sentence(wrong: ValueError) -> str:
    said = printed(str(wrong))
    return f"{said[:1].upper()}{said[1:]}."


# -- what other pages ask for


def asked_for(told: Questions, query: Typed) -> tuple[str, Typed]:
    """Which question another page leads to, and what is typed into it already.

    ``?absent=ID&from=AT&to=AT``, ``?leaves=ID``, ``?what=absent&member=ID&start=AT&end=AT``, or
    ``?what=agrees&member=ID&most=42h``, with what else they would agree to.
    """
    if query.get("absent") or query.get("what") == "absent":
        member = query.get("absent") or query.get("member", "")
        start, end = (_instant(query.get(a) or query.get(b, "")) for a, b in _ENDS)
        return "absent", {"member": member, "words": _words(told, start, end)}
    if query.get("leaves") or query.get("what") == "leaves":
        return "leaves", {"member": query.get("leaves") or query.get("member", "")}
    what = query.get("what", "")
    if what == "agrees":
        return what, {key: query.get(key, "") for key in ("member", "about", "with", *AGREED)}
    return (what, {}) if what in READERS else ("", {})


_ENDS = (("from", "start"), ("to", "end"))


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _words(told: Questions, start: datetime | None, end: datetime | None) -> str:
    if not start or not end or end <= start:
        return ""
    first, last = told.clock.local(start), told.clock.local(end)
    return f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"
