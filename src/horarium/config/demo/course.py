"""The course of the demo: two sessions of six have been, and the third can be planned."""

from collections.abc import Iterator
from datetime import datetime

from horarium.core.course.brief import Brief
from horarium.core.course.kinds import SURROGATE_PARTNER
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.course.record import CourseRecord, Progress
from horarium.core.hours import DAY, HOUR, Interval
from horarium.store.courses import begin
from horarium.store.models import HouseholdRow, MemberRow

PROFESSIONAL, OVERSEER, ACTIVITY = "Cheryl", "Dr. Stein", "Session"
AGREEMENT = Agreement(
    cap=6,
    length=2 * HOUR,
    counts_cut_short=True,
    kept_for=90 * DAY,
    wish="All that belongs to love.",
    goal="To be close to somebody, without fear.",
    success="That I know what to ask for, and can say it.",
    his_boundaries="Nobody speaks of it in the house.",
    their_boundaries="Between sessions only what concerns their hours.",
    place="Ground floor, a wide door, a low bed, a socket beside it.",
    contact="None, but to move a session.",
    told="The therapist all of it. Attendants when I am out and when I am back.",
    records="None but these.",
    ending="On purpose, with the last one; or any of us says so.",
    afterwards="A card at Christmas, if both like.",
)
BRIEF = Brief(
    position="On my back, the head a little raised.",
    breathing="Out of the lung I breathe on my own, or with the portable machine when I tire.",
    tiring="My voice gets thin, and my answers short.",
    transfer="Two people and the gurney; never by the arms.",
    hurts="My hips, when a leg is turned outwards.",
    helps="A pillow under the knees, and time.",
    machine_stops="Pump by hand, and call whoever waits next door. Then the number below.",
    whom_to_call="Whoever is within call; then the emergency service.",
    speech="I speak in short sentences. Wait for the next one.",
)


def carry(household: HouseholdRow, now: datetime) -> None:
    """Played until ``now``; nothing of it stands in the household's file."""
    members = {each.name: each for each in MemberRow.objects.filter(household=household)}
    if not {PROFESSIONAL, OVERSEER} <= members.keys():
        return
    hers, theirs = (str(members[each].public_id) for each in (PROFESSIONAL, OVERSEER))
    record = CourseRecord(
        SURROGATE_PARTNER,
        hers,
        theirs,
        ACTIVITY,
        brief=BRIEF,
        scale="0 is afraid of it, 10 is without fear",
        seen_by=frozenset({Party.OVERSEER}),
        progress=(Progress(now - 12 * DAY, 3, "It begins."), Progress(now - 5 * DAY, 5)),
        moves=tuple(moves(now)),
    )
    begin(household, record, "It is in the demo.", now)


def moves(now: datetime) -> Iterator[Move]:
    """What was done in the five weeks before."""
    began = now - 35 * DAY
    him, her, overseer = Party
    begun = (
        (Does.ENGAGE, (overseer,)),
        (Does.REFER, (overseer,)),
        (Does.MEET, (him,)),
        (Does.PROPOSE, (him,)),
        (Does.AGREE, (him, her, overseer)),
        (Does.CONFIRM_BOUNDARIES, (him, her)),
        (Does.TELL_BRIEF, (him,)),
        (Does.READ_BRIEF, (her,)),
    )
    for n, (does, by) in enumerate(begun):
        made = AGREEMENT if does is Does.PROPOSE else None
        for each in by:
            yield Move(does, each, began + n * DAY, agreement=made, number=int(does is Does.AGREE))
    yield from _held(now - 14 * DAY, "Take your time with it.")
    yield from _held(now - 7 * DAY, "")


def _held(at: datetime, words: str) -> Iterator[Move]:
    """A session that began then, with all that goes before and after it."""
    when = Interval(at, at + AGREEMENT.length)
    yield Move(Does.PLAN, Party.PERSON, at - 2 * DAY, when=when)
    yield Move(Does.HOLD, Party.PROFESSIONAL, when.end_at)
    yield Move(Does.DEBRIEF, Party.OVERSEER, at + DAY, words=words)
    yield Move(Does.OWN_HOUR, Party.PERSON, at + DAY + 4 * HOUR)
