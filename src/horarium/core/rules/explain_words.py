"""How a trial is told: what stands against it, and what asking for it would be."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from horarium.core.findings import Finding, counted
from horarium.core.hours import HOUR, MINUTE, HouseClock, Interval, length_words
from horarium.core.people import Contract
from horarium.core.rules.trial import Trial
from horarium.core.week import Week, is_night

_OPEN = Contract(most=timedelta(days=7))
# Which of several obstacles is told first: what hardly any asking changes.
_FIRST = (
    "pairs",
    "availability",
    "nights_in_a_row",
    "contract_hours",
    "longest_shift",
    "rest",
    "days_in_a_row",
    "night_to_day",
)


def in_a_sentence(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def obstacles(week: Week, trial: Trial, target: Interval) -> str:
    """What stands against a trial that is to fill ``target``, as a sentence.

    Empty when nothing does. Where somebody is away, has left or cannot do it, that says all.
    """
    name = trial.member.name
    if lasting := _lasting(week, trial):
        return f"{name} {lasting}."
    broken = sorted(trial.broken, key=lambda each: _FIRST.index(each.rule))
    if any(
        each.rule == "availability" and each.when and each.when.contains(target) for each in broken
    ):
        return f"{name} cannot come then."
    clauses = list(dict.fromkeys(_clause(week, trial, each) for each in broken))
    return f"{name} {_told(clauses)}." if clauses else ""


def _told(clauses: list[tuple[str, str]]) -> str:
    """At most two clauses, each what would be and what is agreed instead."""
    if len(clauses) == 1:
        return "; ".join(part for part in clauses[0] if part)
    told = [f"{would} ({agreed})" if agreed else would for would, agreed in clauses[:2]]
    more = ", among other things" if len(clauses) > 2 else ""
    both = in_a_sentence(told).replace(" and would have ", " and ") if _alike(told) else ""
    return (both or in_a_sentence(told)) + more


def _alike(told: list[str]) -> bool:
    return all(each.startswith("would have ") for each in told)


def _lasting(week: Week, trial: Trial) -> str:
    """What no asking changes, such as being away."""
    clock, shift, gone_on = week.clock, trial.shift, trial.member.leaves_on
    day, until = clock.date_of(shift.start_at), clock.date_of(shift.end_at - MINUTE)
    if gone_on and gone_on <= until:
        return "has left by then" if gone_on <= day else f"leaves on {clock.on(gone_on)}"
    if trial.away:
        return "is away then"
    if not trial.unknown:
        return ""
    held = [each for each in trial.member.competences if each.skill in trial.unknown]
    ended = [each.expires_on for each in held if each.expires_on and each.expires_on <= until]
    skills = in_a_sentence(sorted(trial.unknown))
    if ended and len(trial.unknown) == 1:
        return f"is no longer signed off for {skills}, since {clock.on(max(ended))}"
    return f"is not signed off for {skills}"


def _clause(week: Week, trial: Trial, finding: Finding) -> tuple[str, str]:
    """What would be, and what is agreed instead."""
    contract = trial.member.contract or _OPEN
    return _CLAUSES[finding.rule](_Told(week.clock, trial, finding, contract))


class _Told:
    """One finding of one trial, with what was agreed."""

    def __init__(
        self, clock: HouseClock, trial: Trial, finding: Finding, contract: Contract
    ) -> None:
        self.clock, self.trial, self.finding, self.contract = clock, trial, finding, contract

    @property
    def over(self) -> timedelta:
        return self.finding.amount * MINUTE

    @property
    def when(self) -> Interval:
        return self.finding.when or self.trial.shift.when

    @property
    def more(self) -> str:
        """By how much the rule's amounts grew, where some were found before."""
        return length_words(self.trial.change[self.finding.rule] * MINUTE)

    def rest(self, agreed: timedelta) -> str:
        """What rest would be left, and before what."""
        left = length_words(max(agreed - self.over, timedelta()))
        return left if agreed > self.over else "no time"

    def which(self) -> str:
        """The rest before the shift tried, or the one before the shift that follows it."""
        if self.when == self.trial.shift.when:
            return "before it"
        return f"before the shift {self.clock.at(self.when.start_at)}"

    def week(self) -> str:
        """The week a finding is about, by name where the shift lies in two."""
        if self.when.contains(self.trial.shift.when):
            return "that week"
        return f"in the week from {self.clock.on(self.clock.date_of(self.when.start_at))}"

    def row(self, agreed: int) -> int:
        return agreed + self.finding.amount


def _hours(told: _Told) -> tuple[str, str]:
    agreed = told.contract.most
    return f"would have {length_words(agreed + told.over)} {told.week()}", _are(agreed)


def _long(told: _Told) -> tuple[str, str]:
    agreed = told.contract.longest_shift
    return f"would be there for {length_words(agreed + told.over)} on end", _are(agreed, "at most ")


def _rest(told: _Told) -> tuple[str, str]:
    agreed = told.contract.rest
    return f"would have {told.rest(agreed)} to rest {told.which()}", _are(agreed)


def _after_night(told: _Told) -> tuple[str, str]:
    agreed = told.contract.night_to_day
    return f"would have {told.rest(agreed)} between a night and a day", _are(agreed)


def _days(told: _Told) -> tuple[str, str]:
    agreed = told.contract.days_in_a_row
    return f"would work {told.row(agreed)} days in a row", _count(agreed)


def _nights(told: _Told) -> tuple[str, str]:
    agreed = told.contract.nights_in_a_row
    if not agreed:
        return "has agreed to no nights", ""
    return f"would have {told.row(agreed)} nights in a row", _count(agreed)


def _free(told: _Told) -> tuple[str, str]:
    when, shift, at = told.when, told.trial.shift, told.clock.at
    if when.start_at == shift.start_at:
        return f"cannot come before {at(when.end_at)}", ""
    if when.end_at == shift.end_at:
        return f"cannot stay after {at(when.start_at)}", ""
    return f"cannot come {told.clock.words(when)}", ""


def _pair(told: _Told) -> tuple[str, str]:
    others = [each for each in told.finding.members if each != told.trial.member.name]
    return f"is not to be on duty with {in_a_sentence(others)}", ""


def _are(agreed: timedelta, most: str = "") -> str:
    return f"{most}{length_words(agreed)} are agreed"


def _count(agreed: int) -> str:
    return f"{agreed} {'is' if agreed == 1 else 'are'} agreed"


_CLAUSES: Mapping[str, Callable[[_Told], tuple[str, str]]] = {
    "contract_hours": _hours,
    "longest_shift": _long,
    "rest": _rest,
    "night_to_day": _after_night,
    "days_in_a_row": _days,
    "nights_in_a_row": _nights,
    "availability": _free,
    "pairs": _pair,
}


def beyond(week: Week, trial: Trial) -> str:
    """What asking for a trial goes beyond, such as ``2 h over the 40 h agreed``."""
    contract = trial.member.contract or _OPEN
    told = [_Told(week.clock, trial, each, contract) for each in (*trial.broken, *trial.warned)]
    parts = list(dict.fromkeys(_BEYOND[each.finding.rule](each) for each in told))
    return in_a_sentence(parts) if parts else ""


def _rest_instead(told: _Told) -> str:
    agreed = told.contract.rest
    return f"{told.rest(agreed)} to rest {told.which()} instead of {length_words(agreed)}"


def _night_instead(told: _Told) -> str:
    agreed = told.contract.night_to_day
    return f"{told.rest(agreed)} between a night and a day instead of {length_words(agreed)}"


def _nights_instead(told: _Told) -> str:
    agreed = told.contract.nights_in_a_row
    row = counted(told.row(agreed), "night")
    return f"{row} in a row instead of {agreed}" if agreed else "no nights are agreed"


def _over_hours(told: _Told) -> str:
    over = f"{length_words(told.over)} over the {length_words(told.contract.most)} agreed"
    return over if told.week() == "that week" else f"{over} {told.week()}"


_BEYOND: Mapping[str, Callable[[_Told], str]] = {
    "contract_hours": _over_hours,
    "longest_shift": lambda told: f"{length_words(told.over)} more on end than agreed",
    "rest": _rest_instead,
    "night_to_day": _night_instead,
    "days_in_a_row": lambda told: (
        f"{told.row(told.contract.days_in_a_row)} days in a row "
        f"instead of {told.contract.days_in_a_row}"
    ),
    "nights_in_a_row": _nights_instead,
    "availability": lambda told: (
        f"{length_words(told.over)} outside {told.trial.member.name}'s hours"
    ),
    "overtime": lambda told: f"{told.more} of probable overtime",
    "lawful_week": lambda told: f"{told.more} more that week than may be lawful",
    "lawful_rest": lambda _: "less rest than may be lawful",
}


def is_called_night(when: Interval, clock: HouseClock) -> bool:
    """Whether people would call it a night: it is one, and not days on end."""
    return is_night(when, clock) and when.length <= 16 * HOUR


def asked_for(week: Week, trial: Trial) -> str:
    """``Rosa for one night, Thu 24 Mar 23:00-07:15``, or ``Ben to stay until ...``."""
    name, shift, clock = trial.member.name, trial.shift, week.clock
    if trial.extends is None:
        night = "one night, " if is_called_night(shift.when, clock) else ""
        return f"{name} for {night}{clock.words(shift.when)}"
    longer = length_words(trial.longer)
    if trial.extends.start_at == shift.start_at:
        return f"{name} to stay until {clock.at(shift.end_at)}, {longer} longer"
    return f"{name} to begin {clock.at(shift.start_at)}, {longer} earlier"
