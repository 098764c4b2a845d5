"""What the state of planning becomes on its page."""

from collections.abc import Iterator
from datetime import date

from horarium.core.hours import DAY, HouseClock, monday
from horarium.pages.plan.context import Line, PlanContext, PublishedDays
from horarium.pages.plan.progress import address_of, progress_of
from horarium.pages.shell.choice import Choice
from horarium.tellings.planning import Asked, Planning, Published

TITLE = "Plan"
LENGTHS = (7, 14, 21, 28, 35, 42, 49, 56)
NEXT_DAYS = 14
NEXT_MONDAYS = 8

# What became of a question, in a word or two.
STATES = {
    "waiting": "waits for the planner",
    "planning": "is being planned",
    "done": "is ready",
    "draft": "a draft, not published",
    "published": "published",
    "replaced": "was published; another is in its place",
    "dropped": "dropped",
    "refused": "could not be planned",
    "called off": "called off",
}


def plan_page(
    told: Planning, *, first_day: str = "", days: str = "", mistake: str = "", busy: bool = False
) -> PlanContext:
    """The page, with what was chosen in its form."""
    first = first_day or _first_day(told).isoformat()
    return PlanContext(
        title=TITLE,
        sentence=_sentence(told),
        published=tuple(_published(told.clock, each) for each in told.published),
        running=progress_of(told.running) if told.running else None,
        drafts=tuple(_line(told.clock, each) for each in told.drafts),
        asked=tuple(_line(told.clock, each) for each in told.asked if each.state not in _ABOVE),
        first_days=tuple(_first_days(told, first)),
        lengths=tuple(_lengths(told, days or str(told.days))),
        mistake=mistake,
        busy=busy,
    )


_ABOVE = ("waiting", "planning", "draft")


def _sentence(told: Planning) -> str:
    if not told.published:
        return "Nothing is published for today or later."
    last = max(each.last_day for each in told.published)
    return f"Published until {told.clock.on(last)} {last.year}."


def _published(clock: HouseClock, told: Published) -> PublishedDays:
    words = f"{clock.on(told.first_day)} to {clock.on(told.last_day)}, {told.days} days"
    return PublishedDays(
        f"/plan/{told.id}/" if told.id else "",
        words if told.days > 1 else f"{clock.on(told.first_day)}, 1 day",
        clock.at(told.published_at),
        told.first_day.isoformat(),
        str(told.days),
    )


def _line(clock: HouseClock, told: Asked) -> Line:
    state = f"{STATES[told.state]}, {clock.at(told.asked_at)}"
    return Line(address_of(told), told.question, state)


def _first_day(told: Planning) -> date:
    """The next without a roster, unless all of what would be planned is over."""
    is_over = told.next_day + told.days * DAY <= told.today
    return told.today if is_over else told.next_day


def _first_days(told: Planning, chosen: str) -> Iterator[Choice]:
    """The days from the next one on, and the Mondays after them."""
    first = _first_day(told)
    begin = max(first, told.today)
    days = {first, told.next_day, *(begin + n * DAY for n in range(NEXT_DAYS))}
    days |= {monday(begin) + 7 * n * DAY for n in range(2, 2 + NEXT_MONDAYS)}
    if chosen not in {each.isoformat() for each in days}:
        days |= _read(chosen)
    for day in sorted(days):
        words = f"{told.clock.on(day)} {day.year}"
        yield Choice(day.isoformat(), words, day.isoformat() == chosen)


def _read(text: str) -> set[date]:
    try:
        return {date.fromisoformat(text)}
    except ValueError:
        return set()


def _lengths(told: Planning, chosen: str) -> Iterator[Choice]:
    for days in sorted({*LENGTHS, told.days}):
        weeks = days // 7
        words = "1 day" if days == 1 else f"{days} days"
        if days % 7 == 0:
            words += f" ({weeks} {'week' if weeks == 1 else 'weeks'})"
        yield Choice(str(days), words, str(days) == chosen)
