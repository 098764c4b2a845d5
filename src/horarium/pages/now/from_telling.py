"""What the tellings of *Now* become on its pages."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from horarium.core.rules.explain_words import in_a_sentence
from horarium.pages.asked.answers import answers
from horarium.pages.now.context import (
    Ask,
    MemberContext,
    Need,
    Notices,
    PersonContext,
    Press,
    Searching,
    Stay,
)
from horarium.pages.now.taking import FEW_OPEN, more_open, takes
from horarium.pages.week.addresses import gap_address
from horarium.tellings.asks import AskTold
from horarium.tellings.changes import NoticeTold
from horarium.tellings.drills import DrillTold
from horarium.tellings.needs_him import GapTold, NeedsHim, ToAnswer
from horarium.tellings.now import PersonNow
from horarium.tellings.now_of_member import MemberNow, OwnShift
from horarium.tellings.searches import Search
from horarium.tellings.staying import StayAsked

TITLE = "Now"
_ASKED = {"absence": "absences", "wish": "wishes", "offer": "offers"}


def person_page(told: PersonNow) -> PersonContext:
    """What the person sees."""
    return PersonContext(
        TITLE,
        told.time,
        here=told.here,
        next=told.next,
        machine=told.machine,
        searches=tuple(map(_searching, told.searches)),
        pulse=told.pulse.sentences,
        elsewhere=told.elsewhere,
        needs=tuple(_needs(told.needs, has_roster=told.has_roster)),
        notices=_notices(told.needs.notices),
        today=told.today,
        has_roster=told.has_roster,
    )


def _searching(told: Search) -> Searching:
    last = told.asked[-1][0] if told.asked else ""
    words = tuple(f"{name}: {outcome}" for at, name, outcome in told.asked if at == last)
    press = Press("Call the next", f"/search/{told.id}/next/", is_main=not told.coming)
    return Searching(told.title, told.why, words, told.coming, f"/search/{told.id}/", press)


def _ask(told: AskTold) -> Ask:
    address = f"/asked/{told.id}/"
    presses = tuple(
        Press(words, address, is_main=not place, value=value)
        for place, (value, words) in enumerate(answers(told))
    )
    return Ask(told.sentence, presses[-1:] if told.comes else presses, told.comes)


def _stay(told: StayAsked) -> Stay:
    title = "Please stay until you are relieved"
    address = f"/now/staying/{told.watch}/"
    until = ((at.isoformat(), f"I can stay until {words}") for at, words in told.times)
    answers = (("stay", "I stay until relieved"), *until, ("go", "I must go"))
    # None stands out: it is theirs to choose.
    presses = (Press(words, address, value=value) for value, words in answers)
    title += f": {told.hours}" if told.hours else ""
    return Stay(title, told.since, told.limits, told.law, tuple(presses), told.said)


def _drill(told: DrillTold | None) -> Iterator[Ask]:
    if told:
        yield Ask(told.sentence, (Press("It came", f"/drill/{told.id}/"),))


def _needs(told: NeedsHim, *, has_roster: bool) -> Iterator[Need]:
    yield from (_hope(each) for each in told.hopes)
    yield from _plans(told)
    yield from (_gap(each) for each in told.gaps)
    if told.more_gaps:
        more = "1 more gap" if told.more_gaps == 1 else f"{told.more_gaps} more gaps"
        yield Need(f"{more} in the next seven days.", link=("/week/", "Week"))
    if told.behind.sentences:
        first, *rest = told.behind.sentences
        count = told.behind.more + len(rest)
        then = f"And {count} more." if count else ""
        yield Need(f"The roster does not know yet: {first}", then, link=("/plan/", "Plan anew"))
    if told.unplanned and has_roster:
        yield Need(f"From {told.unplanned} on there is no roster.", link=("/plan/", "Plan"))


def _hope(told: ToAnswer) -> Need:
    address = f"/{_ASKED[told.kind]}/{told.id}"
    approve = Press("Approve", f"{address}/approve/", is_main=True)
    return Need(
        told.sentence, told.then, presses=(approve, Press("Decline", f"{address}/decline/"))
    )


def _gap(told: GapTold) -> Need:
    sentence = f"{told.hours[:1].upper()}{told.hours[1:]}: {told.lack}."
    return Need(sentence, is_gap=True, link=(gap_address(told.start_at), "Why, and who could come"))


def _plans(told: NeedsHim) -> Iterator[Need]:
    if told.working:
        press = Press("Call off", f"/now/plan/{told.working.id}/call-off/")
        yield Need(
            f"The planner works on it: {told.working.question}",
            step=told.working.step,
            steps=told.working.steps,
            link=(f"/plan/{told.working.id}/", "How far it is"),
            presses=(press,),
        )
    if told.draft:
        yield Need(
            f"A plan is ready: {told.draft.question}",
            "Nobody is told of it before you publish it.",
            link=(f"/plan/{told.draft.id}/", "Look at it"),
        )
    if told.refused:
        sentence = f"There is no plan: {told.refused.question}"
        yield Need(
            sentence, told.refused.sentence, link=(f"/plan/{told.refused.id}/", "Look at it")
        )


def _notices(told: Iterable[NoticeTold]) -> Notices | None:
    told = tuple(told)
    if not told:
        return None
    until: datetime = max(each.at for each in told)
    return Notices(tuple(each.sentence for each in told), until.isoformat())


def member_page(told: MemberNow) -> MemberContext:
    """What a member sees."""
    shift = told.shift
    return MemberContext(
        TITLE,
        told.time,
        heading=_heading(shift),
        hours=shift.hours if shift else "",
        day=_day(shift) if shift else "",
        here=told.here_since,
        press=_press(told),
        handover=tuple(_handover(shift)) if shift else (),
        clocks=shift.clocks if shift else "",
        within=shift.within if shift else (),
        later=tuple((f"/shift/{key}/", hours) for key, hours in told.later),
        asks=(*map(_ask, told.asks), *_drill(told.drill)),
        stays=tuple(map(_stay, told.stays)),
        comes_for=told.comes_for,
        shift=f"/shift/{shift.id}/" if shift and not shift.runs else "",
        notices=_notices(told.notices),
        comes=told.comes,
        relief=told.relief,
        words=told.words,
        last=told.last,
        takes=takes(told.takes, FEW_OPEN),
        more=more_open(told.takes, FEW_OPEN),
    )


def _day(shift: OwnShift) -> str:
    return "" if shift.day in shift.hours else shift.day


def _heading(shift: OwnShift | None) -> str:
    if shift is None:
        return ""
    return "Your shift now" if shift.runs else "Your next shift"


def _press(told: MemberNow) -> Press | None:
    if not told.comes:
        return None
    shift = told.shift
    if told.here_since:
        goes = shift is None or not shift.runs or shift.ends_soon
        return Press("Check out", "/now/check-out/", is_main=goes and not told.relief)
    return Press("Check in", "/now/check-in/", is_main=bool(shift and shift.begins_soon))


def _handover(shift: OwnShift) -> Iterator[str]:
    if shift.relieves:
        yield f"You relieve {in_a_sentence(shift.relieves)}."
    if shift.then:
        relieve = "relieves" if len(shift.then) == 1 else "relieve"
        yield f"{in_a_sentence(shift.then)} {relieve} you."
