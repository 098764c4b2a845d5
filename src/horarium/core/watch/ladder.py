"""Who can be asked for some hours, in what order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from horarium.core.hours import MINUTE, Interval, covered
from horarium.core.people import Member, Part, Service
from horarium.core.roster import Shift
from horarium.core.rules.trial import Trial, Trials, around
from horarium.core.watch.situation import Contact, Expected, Kind, Standing
from horarium.core.week import Presence, Week


@dataclass(frozen=True, slots=True)
class Reach:
    """Who somebody is on a ladder, the channels that reach them, and those that wake nobody.

    ``sure`` is whether their last drills say that they are reached.
    """

    id: str
    ways: tuple[str, ...] = ()
    soft_ways: tuple[str, ...] = ()
    sure: bool = True


# How somebody of this standing and name is reached; he and the floor have no name here.
Reached = Callable[[Standing, str], Reach]


def skills_of(week: Week, when: Interval, name: str) -> frozenset[str]:
    """What these hours need that is this member's to bring; all of it where they are nobody's."""
    needed = frozenset[str]().union(*(each.skills for each in week.needed_in(when)))
    return needed & week.knows(name, week.clock.date_of(when.start_at)) if name else needed


def lacks(week: Week, when: Interval) -> bool:
    """Whether the roster has too few people, or a skill too little, at some time in ``when``."""
    return any(
        len(each.on_duty) < each.people or not _all_known(week, each)
        for each in week.presences
        if each.when.overlaps(when)
    )


def _all_known(week: Week, presence: Presence) -> bool:
    day = week.clock.date_of(presence.when.start_at)
    return all(week.skilled(presence.on_duty, skill, day) for skill in presence.skills)


def ladder_for(week: Week, expected: Expected, reached: Reached) -> tuple[Contact, ...]:
    """The rungs for one expected arrival, from the first to be asked to the last.

    Whoever is expected; who stands by; attendants for whom nothing agreed stands against it,
    then those who would have to be asked for more; services in their hours, those with hours
    left first; stand-ins who lack a skill; he himself; and at the end a floor that never says
    no. Nobody who is away or at work in these hours is on it. A service whose allowance is used
    up comes late and is not left out: hours of a paper never stand above a life.
    """
    tried = sorted(_tried(week, expected, reached), key=_order)
    members = [_member(each, expected.skills, reached) for each in tried]
    able = [each for each in members if each.able]
    return (
        *_expected(week, expected, reached),
        *(each for each in able if each.good),
        *(each for each in able if not each.good),
        *_services(week, expected, reached),
        *(each for each in members if not each.able),
        *_last(reached),
    )


def quiet_ladder(name: str, reached: Reached) -> tuple[Contact, ...]:
    """Whom a quiet sign reaches, by all that is loud, or by what there is; and nobody else."""
    reach = reached(Standing.EXPECTED, name)
    loud = tuple(each for each in reach.ways if each not in reach.soft_ways)
    return (Contact(reach.id, name, Standing.EXPECTED, ways=loud or reach.ways),)


def _contact(
    reach: Reach, name: str, standing: Standing, skills: frozenset[str], **told: bool
) -> Contact:
    ways, soft_ways, sure = reach.ways, reach.soft_ways, reach.sure
    return Contact(
        reach.id, name, standing, skills=skills, ways=ways, soft_ways=soft_ways, sure=sure, **told
    )


def _expected(week: Week, expected: Expected, reached: Reached) -> Iterator[Contact]:
    for member in week.household.members:
        reach = reached(Standing.EXPECTED, member.name)
        if reach.id == expected.contact or _is_with_him(week, expected, member.name):
            yield _contact(reach, member.name, Standing.EXPECTED, expected.skills)


def _is_with_him(week: Week, expected: Expected, name: str) -> bool:
    """Whoever is on duty when he is to be back knows best whether he is."""
    if expected.kind is not Kind.BACK:
        return False
    return any(each.when.overlaps(_about(expected)) for each in week.shifts_of(name))


def _about(expected: Expected) -> Interval:
    return Interval(expected.due_at - MINUTE, expected.due_at + MINUTE)


def _tried(week: Week, expected: Expected, reached: Reached) -> Iterator[Trial]:
    """Everybody who could be in these hours, as a shift of theirs would change the week."""
    trials = Trials(around(week, expected.when))
    day = week.clock.date_of(expected.due_at)
    for member in week.household.members:
        is_expected = reached(Standing.EXPECTED, member.name).id == expected.contact
        is_expected = is_expected or _is_with_him(week, expected, member.name)
        if not is_expected and _comes(week, member, expected.when):
            shift = Shift(expected.when.start_at, expected.when.end_at, member.name)
            trial = trials.of(member, shift, wanted=[(each, day) for each in expected.skills])
            if not trial.away:
                yield trial


def _comes(week: Week, member: Member, when: Interval) -> bool:
    attends = bool({Part.ATTENDANT, Part.BACKUP} & member.parts)
    return attends and not any(each.when.overlaps(when) for each in week.shifts_of(member.name))


def _order(trial: Trial) -> tuple[bool, int, bool]:
    """Whom nothing agreed stands against, before others; who stands by, before who has shifts."""
    return not _is_good(trial), trial.over, trial.member.contract is not None


def _is_good(trial: Trial) -> bool:
    return not trial.broken


def _member(trial: Trial, skills: frozenset[str], reached: Reached) -> Contact:
    member = trial.member
    standing = Standing.BACKUP if member.contract is None else Standing.ATTENDANT
    reach = reached(standing, member.name)
    brought = skills - trial.unknown
    able, good = not trial.unknown, _is_good(trial)
    return _contact(reach, member.name, standing, brought, able=able, good=good)


def _services(week: Week, expected: Expected, reached: Reached) -> Iterator[Contact]:
    """Those whose hours hold the beginning; with hours left before those without."""
    when = expected.when
    open_then = [each for each in week.household.services if _is_open(week, each, when)]
    for each in sorted(open_then, key=lambda each: each.left < when.length):
        reach = reached(Standing.SERVICE, each.name)
        brought = expected.skills & each.skills
        able = brought == expected.skills
        yield _contact(reach, each.name, Standing.SERVICE, brought, able=able)


def _is_open(week: Week, service: Service, when: Interval) -> bool:
    grid = week.household.planning.grid
    first = Interval(when.start_at, min(when.end_at, when.start_at + grid))
    return not service.hours or covered(first, week.expanded(service.hours))


def _last(reached: Reached) -> Iterator[Contact]:
    """He himself, and the floor: whom to call when nobody else answers."""
    for standing in (Standing.PERSON, Standing.FLOOR):
        yield _contact(reached(standing, ""), "", standing, frozenset())
