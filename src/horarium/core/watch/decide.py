"""Decides who is asked next, until a human being has answered and arrived.

Pure: the same situation at the same house time gives the same decision. It is asked again
whenever something is said, and at the latest at the time that it names itself. Two promises,
which tests/core/watch/test_machine.py tries against each other: it never falls silent while
somebody is missing, and it never asks whom there is no reason to ask.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from horarium.core.hours import MINUTE
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.pace import (
    GRACE_ALONE,
    LONGEST,
    LONGEST_AHEAD,
    LONGEST_ELSEWHERE,
    PLANNED_AHEAD,
    Pace,
    is_alone,
    pace,
    pace_changes_at,
    stays,
)
from horarium.core.watch.situation import (
    Action,
    AskNow,
    Cause,
    Close,
    Coming,
    Contact,
    Decision,
    Episode,
    Hold,
    Kind,
    Open,
    Outcome,
    PlanAnew,
    Presence,
    Reason,
    Reopen,
    Situation,
    StandDown,
    Standing,
)

_RELIEVED = {Kind.BACK: Reason.BACK, Kind.QUIET: Reason.ANSWERED}
_AT_ONCE = {Kind.ALONE: Cause.ALONE, Kind.QUIET: Cause.QUIET}
_OVER = frozenset({Outcome.FAILED, Outcome.DECLINED, Outcome.PASSED_BY})


def decide(now: HouseTime, situation: Situation) -> Decision:
    """What is to be done now, with its reason, and when to look again."""
    if situation.stood_down:
        return Decision(Reason.STOOD_DOWN, (Close(Reason.STOOD_DOWN),))
    if situation.elsewhere:
        return _elsewhere(now, situation)
    if is_relieved(now, situation):
        reason = _RELIEVED.get(situation.expected.kind, Reason.ARRIVED)
        return Decision(reason, (Close(reason, frozenset(_stand_ins(situation))),))
    if situation.episode:
        return _search(now, situation, situation.episode)
    cause = _cause(now, situation)
    if cause is None:
        return Decision(Reason.NOT_YET, look_at=_not_yet_until(now, situation))
    episode = Episode(cause, situation.ladder, now.house_at, coming=_said_late(situation))
    begun = _search(now, replace(situation, episode=episode), episode)
    return replace(begun, actions=(Open(cause), *begun.actions))


def _elsewhere(now: HouseTime, situation: Situation) -> Decision:
    """Nobody is asked. It is looked at again when he may be back, and ends with its hours."""
    expected = situation.expected
    if now.earliest_at >= expected.until_at:
        return Decision(Reason.ELSEWHERE, (Close(Reason.ELSEWHERE),))
    at = expected.due_at if now.latest_at < expected.due_at else expected.until_at
    look_at = min(now.until(at), now.house_at + LONGEST_ELSEWHERE)
    stops = (StandDown(),) if situation.episode else ()
    return Decision(Reason.ELSEWHERE, stops, max(look_at, now.house_at + MINUTE))


def is_relieved(now: HouseTime, situation: Situation) -> bool:
    """Whether whom it was about has come, with all that the hours need between those who stay.

    Whoever is about to leave does not count, nor does one on their own shift stand for another,
    until the hours it was about are over. A stand-in who lacks a skill is somebody, and not
    enough: the ladder goes on. A quiet sign has done its part once it is answered.
    """
    if situation.expected.kind is Kind.BACK:
        return situation.is_in
    if situation.expected.kind is Kind.QUIET:
        answered = situation.episode.coming if situation.episode else ()
        return bool(answered) or situation.expected.contact in situation.present
    staying = [each for each in situation.here if each.as_what is not Presence.OUTGOING]
    brought = frozenset[str]().union(*(each.skills for each in staying))
    over = now.earliest_at >= situation.expected.until_at
    came = any(over or each.as_what is not Presence.OWN_SHIFT for each in staying)
    return came and situation.expected.skills <= brought


def _stand_ins(situation: Situation) -> Iterator[str]:
    """Who relieves without these hours being theirs, no more than are needed: who said so first."""
    if situation.expected.kind is not Kind.ARRIVAL:
        return
    said = {each.contact for each in situation.episode.coming} if situation.episode else set()
    came = [each for each in situation.here if each.as_what is Presence.CAME]
    own = (Presence.EXPECTED, Presence.OWN_SHIFT)
    there = [each for each in situation.here if each.as_what in own]
    lacking = situation.expected.skills - frozenset[str]().union(*(each.skills for each in there))
    is_relieved = any(each.as_what is Presence.EXPECTED for each in there)
    for each in sorted(came, key=lambda one: one.contact not in said):
        if not is_relieved or lacking & each.skills:
            yield each.contact
            is_relieved, lacking = True, lacking - each.skills


# -- before anything is wrong


def _cause(now: HouseTime, situation: Situation) -> Cause | None:
    """Why an episode begins now; None as long as it is not time."""
    kind = situation.expected.kind
    if kind in _AT_ONCE:
        return _AT_ONCE[kind]
    if kind is Kind.ARRIVAL and not situation.expected.contact:
        search_at = situation.expected.search_at
        return Cause.NOBODYS if search_at is None or now.latest_at >= search_at else None
    if kind is Kind.ARRIVAL and situation.cannot:
        return Cause.CANNOT
    if kind is Kind.ARRIVAL and situation.late_until_at:
        return Cause.LATE
    if now.latest_at < _late_at(now, situation):
        return None
    return Cause.NOT_BACK if kind is Kind.BACK else Cause.NOT_HERE


def _late_at(now: HouseTime, situation: Situation) -> datetime:
    grace = situation.terms.grace
    if is_alone(now, situation):
        grace = min(grace, GRACE_ALONE)
    return situation.expected.due_at + grace


def _not_yet_until(now: HouseTime, situation: Situation) -> datetime:
    """Once the hours have begun, whether he is alone is looked at then."""
    if situation.expected.search_at:
        return now.until(situation.expected.search_at)
    due_at = situation.expected.due_at
    return now.until(due_at if now.latest_at < due_at else _late_at(now, situation))


def _said_late(situation: Situation) -> tuple[Coming, ...]:
    """Whoever said that they come late is on the way."""
    if situation.late_until_at is None or situation.cannot:
        return ()
    known = {each.id: each.skills for each in situation.ladder}
    contact = situation.expected.contact
    skills = known.get(contact, situation.expected.skills)
    return (Coming(contact, situation.late_until_at, skills),)


# -- while somebody is missing


def _search(now: HouseTime, situation: Situation, episode: Episode) -> Decision:
    broken = [each for each in episode.coming if _is_broken(now, situation, each)]
    coming = tuple(each for each in episode.coming if each not in broken)
    episode = replace(episode, coming=coming)
    how = pace(now, situation)
    reopened = (Reopen(each.contact) for each in broken)
    actions: tuple[Action, ...] = (*reopened, *_holds(now, situation, episode))
    if _is_covered(now, situation, coming, how):
        return Decision(Reason.ON_THE_WAY, actions, _next_promise(now, situation, coming))
    if _plans(now, situation, episode):
        actions = (*actions, PlanAnew())
    asked = _asked(now, situation, episode, how)
    return replace(asked, actions=(*actions, *asked.actions))


def _plans(now: HouseTime, situation: Situation, episode: Episode) -> bool:
    """Whether everybody who could come was asked once, and a plan would still be in time."""
    ahead = situation.expected.due_at - now.latest_at >= PLANNED_AHEAD
    if episode.planned or not ahead or situation.expected.kind is not Kind.ARRIVAL:
        return False
    asked = {each.contact for each in episode.asks}
    own = (Standing.EXPECTED, Standing.PERSON, Standing.FLOOR)
    return all(each.id in asked for each in episode.ladder if each.standing not in own)


def _is_broken(now: HouseTime, situation: Situation, coming: Coming) -> bool:
    """Whether somebody who said they would come is not here by then."""
    here = coming.contact in situation.present
    return not here and now.latest_at >= coming.eta_at + situation.terms.grace


def _next_promise(now: HouseTime, situation: Situation, coming: Iterable[Coming]) -> datetime:
    """When the first of those on the way must be here."""
    ahead = (each.eta_at for each in coming if each.contact not in situation.present)
    promised = [now.until(each + situation.terms.grace) for each in ahead]
    return min([*promised, _bound(now, situation)])


def _holds(now: HouseTime, situation: Situation, episode: Episode) -> Iterator[Hold]:
    """Nobody is released in silence: each who is about to leave is asked once to stay."""
    if situation.expected.kind is Kind.QUIET:
        return
    if now.latest_at >= situation.expected.due_at or episode.cause is Cause.LATE:
        yield from (Hold(each) for each in stays(situation) if each not in episode.held)


def _is_covered(now: HouseTime, situation: Situation, coming: Iterable[Coming], how: Pace) -> bool:
    """Whether those on the way are soon enough, and bring what is needed with those who stay."""
    latest_at = max(now.latest_at, situation.expected.due_at) + how.patience
    on_the_way = (each for each in coming if each.contact not in situation.present)
    soon = [each for each in on_the_way if each.eta_at <= latest_at]
    staying = (each for each in situation.here if each.as_what is not Presence.OUTGOING)
    brought = frozenset[str]().union(
        *(each.skills for each in soon), *(each.skills for each in staying)
    )
    return bool(soon) and situation.expected.skills <= brought


def _asked(now: HouseTime, situation: Situation, episode: Episode, how: Pace) -> Decision:
    """The next step, or when it may be taken."""
    waits_until_at = _waits_until(episode, how)
    if waits_until_at and waits_until_at > now.house_at:
        look_at = min(waits_until_at, _bound(now, situation))
        return Decision(Reason.WAITING, look_at=look_at)
    contacts = _next(now, situation, episode, how)
    if contacts:
        step = AskNow(episode.step + 1, contacts, how.loud)
        look_at = min(now.house_at + how.wait, _bound(now, situation))
        return Decision(Reason.ASKED, (step,), look_at)
    return Decision(Reason.RESTING, look_at=_rested_at(now, situation, episode, how))


def _waits_until(episode: Episode, how: Pace) -> datetime | None:
    """Until when those of the last step may answer, at the present pace; None when nobody may.

    What was asked softly is not waited for once it may be loud. Whoever has seen it gets as long
    again.
    """
    step = episode.step
    last = [each for each in episode.asks if each.step == step]
    waiting = [each for each in last if each.outcome not in _OVER]
    if not waiting or any(how.loud and not each.loud for each in waiting):
        return None
    seen = any(each.outcome is Outcome.SEEN for each in waiting)
    return waiting[0].asked_at + how.wait * (2 if seen else 1)


def _next(now: HouseTime, situation: Situation, episode: Episode, how: Pace) -> tuple[Contact, ...]:
    """Whom to ask: those asked least often so far, in the order of the ladder."""
    asked = _asked_so_far(episode, loud=how.loud)
    may = [
        each
        for each in _eligible(situation, episode, how)
        if each.id not in asked or now.house_at - asked[each.id][-1] >= how.spacing
    ]
    return _wide(sorted(may, key=lambda each: len(asked.get(each.id, ()))), how.width)


def _wide(contacts: Iterable[Contact], width: int) -> tuple[Contact, ...]:
    """The first so many; whoever may not hear it is asked as well, and takes nobody's place."""
    chosen: list[Contact] = []
    for each in contacts:
        if sum(one.sure for one in chosen) == width:
            break
        chosen.append(each)
    return tuple(chosen)


def _asked_so_far(episode: Episode, *, loud: bool) -> dict[str, list[datetime]]:
    """When each was asked, in order; ``loud`` leaves out what was asked softly."""
    found: dict[str, list[datetime]] = {}
    for each in episode.asks:
        if each.loud >= loud:
            found.setdefault(each.contact, []).append(each.asked_at)
    return found


def _rested_at(now: HouseTime, situation: Situation, episode: Episode, how: Pace) -> datetime:
    """When the first may be asked again."""
    asked = _asked_so_far(episode, loud=how.loud).values()
    rested = (times[-1] + how.spacing for times in asked)
    soonest = min((each for each in rested if each > now.house_at), default=now.house_at + LONGEST)
    return min(soonest, _bound(now, situation))


def _eligible(situation: Situation, episode: Episode, how: Pace) -> list[Contact]:
    """Whom there is reason to ask. Never empty but where nobody can be reached so softly.

    When everybody has said no, or cannot be reached, the last rung is asked all the same.
    """
    settled = _settled(situation, episode)
    asked = _asked_so_far(episode, loud=True)
    may_be_told = how.alone or not how.loud or _every_good_one(episode, asked)
    found = [
        each
        for each in episode.ladder
        if each.reached_by(loud=how.loud)
        and each.id not in settled
        and _has_reason(situation, episode, each, may_be_told=may_be_told)
    ]
    last = episode.ladder[-1:]
    return found or ([*last] if how.loud else [])


def _has_reason(
    situation: Situation, episode: Episode, contact: Contact, *, may_be_told: bool
) -> bool:
    if contact.standing is Standing.PERSON:
        return may_be_told
    # Somebody who lacks a skill is here or on the way already: only who has it helps.
    return contact.able or not _has_stand_in(situation, episode)


def _settled(situation: Situation, episode: Episode) -> frozenset[str]:
    """Who said no, comes, is here, or said before that they cannot. The floor never says no."""
    declined = {each.contact for each in episode.asks if each.outcome is Outcome.DECLINED}
    floor = {each.id for each in episode.ladder if each.standing is Standing.FLOOR}
    comes = {each.contact for each in episode.coming}
    cannot = {situation.expected.contact} if situation.cannot else set()
    here = situation.present | situation.taken
    return frozenset((declined - floor) | comes | here | cannot)


def _has_stand_in(situation: Situation, episode: Episode) -> bool:
    unable = {each.id for each in episode.ladder if not each.able}
    came = situation.present | {each.contact for each in episode.coming}
    return bool(unable & came)


def _every_good_one(episode: Episode, asked: Container[str]) -> bool:
    """Whether every good rung was asked aloud, so that he is to be asked himself."""
    good = (each for each in episode.ladder if _is_good(each) and each.reached_by(loud=True))
    return all(each.id in asked for each in good)


def _is_good(contact: Contact) -> bool:
    others = contact.standing not in (Standing.PERSON, Standing.FLOOR, Standing.EXPECTED)
    return others and contact.able and contact.good


def _bound(now: HouseTime, situation: Situation) -> datetime:
    """No decision stands longer than this, nor past the moment at which it matters more."""
    ahead = now.latest_at < situation.expected.due_at - situation.terms.wake_before
    longest = now.house_at + (LONGEST_AHEAD if ahead else LONGEST)
    changes_at = pace_changes_at(now, situation)
    return min(longest, now.until(changes_at)) if changes_at else longest
