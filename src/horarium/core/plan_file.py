"""plan.json: a plan with how it was reached, as text that other programs can read.

The shape is described in ``docs/reference/plan-file.md``. Whatever is wrong with a text is
answered by a PlanFileError that says in one sentence where and what.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from horarium.core.findings import Finding, Tier
from horarium.core.hours import MINUTE, HouseClock, Interval, minutes
from horarium.core.roster import Placed, Plan, Shift

FORMAT = 1
LONGEST_TRAVEL = timedelta(days=7)
Read = TypeVar("Read")
_STATUS = {"proven": True, "best found": False}


class PlanFileError(ValueError):
    """A text is no plan file; the message is one sentence for the one who wrote it."""


@dataclass(frozen=True, slots=True)
class TierResult:
    """How well one tier was solved: its score, and the bound below which no plan can get.

    Both are in the tier's own weighted units. ``proven`` says that none is better;
    ``seconds`` is the time it took.
    """

    tier: Tier
    score: int
    bound: int
    proven: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one member is not there in a gap."""

    member: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom a closing asks, "" for somebody new, and what they would agree to.

    ``agree`` is in the household file's own words, by its keys: ``most`` and ``42h``.
    """

    who: str
    agree: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """A way to close a gap, the ``hours`` asked of somebody, and how many gaps it closes."""

    sentence: str
    hours: timedelta
    gaps_closed: int
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class GapExplained:
    """A gap with the reason of each member and the cheapest closings first."""

    when: Interval
    reasons: tuple[Reason, ...] = ()
    closings: tuple[Closing, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as it is kept in a file: for which household, in which zone, and how it fared."""

    plan: Plan
    household: str
    zone: str
    tiers: tuple[TierResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[GapExplained, ...] = ()


def plan_to_text(file: PlanFile) -> str:
    """The text of plan.json, ending in a newline. Instants are written in the house's zone."""
    clock, plan = HouseClock(file.zone), file.plan
    content = {
        "format": FORMAT,
        "household": file.household,
        "zone": file.zone,
        "first_day": plan.first_day.isoformat(),
        "days": plan.days,
        "shifts": [{"member": each.member} | _when(clock, each.when) for each in plan.shifts],
        "placed": [_placed(clock, each) for each in plan.placed],
        "machine_free": [_when(clock, each) for each in plan.machine_free],
        "tiers": [_tier(each) for each in file.tiers],
        "findings": [_finding(clock, each) for each in file.findings],
        "gaps": [_gap(clock, each) for each in file.gaps],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _when(clock: HouseClock, when: Interval) -> dict[str, str]:
    return {
        "start_at": clock.local(when.start_at).isoformat(timespec="seconds"),
        "end_at": clock.local(when.end_at).isoformat(timespec="seconds"),
    }


def _placed(clock: HouseClock, placed: Placed) -> dict[str, object]:
    return {
        "activity": placed.activity,
        **_when(clock, placed.when),
        "travel_minutes": minutes(placed.travel),
    }


def _tier(result: TierResult) -> dict[str, object]:
    return {
        "tier": result.tier.name.lower(),
        "score": result.score,
        "bound": result.bound,
        "status": "proven" if result.proven else "best found",
        "seconds": result.seconds,
    }


def _finding(clock: HouseClock, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "amount": finding.amount,
        "sentence": finding.sentence,
        "when": _when(clock, finding.when) if finding.when else None,
        "members": list(finding.members),
        "activity": finding.activity,
    }


def _gap(clock: HouseClock, gap: GapExplained) -> dict[str, object]:
    return {
        "when": _when(clock, gap.when),
        "reasons": [{"member": each.member, "sentence": each.sentence} for each in gap.reasons],
        "closings": [
            {
                "sentence": each.sentence,
                "minutes": minutes(each.hours),
                "gaps_closed": each.gaps_closed,
                "asks": [{"who": ask.who, "agree": dict(ask.agree)} for ask in each.asks],
            }
            for each in gap.closings
        ],
    }


def plan_from_text(text: str) -> PlanFile:
    """The plan file a text holds. Raises PlanFileError with a sentence when it holds none."""
    found = _Found("the file", _json(text))
    if not isinstance(found.value, dict) or found.value.get("format") != FORMAT:
        raise PlanFileError(f'The plan file must be a JSON object with "format": {FORMAT}.')
    parts = found.parts(
        "format household zone first_day days shifts placed machine_free tiers findings gaps"
    )
    parts["format"].whole(FORMAT, FORMAT)
    plan = Plan(
        first_day=parts["first_day"].day(),
        days=parts["days"].whole(1, 3660),
        shifts=parts["shifts"].each(_read_shift),
        placed=parts["placed"].each(_read_placed),
        machine_free=parts["machine_free"].each(_read_when),
    )
    return PlanFile(
        plan=plan,
        household=parts["household"].text(),
        zone=parts["zone"].zone(),
        tiers=parts["tiers"].each(_read_tier),
        findings=parts["findings"].each(_read_finding),
        gaps=parts["gaps"].each(_read_gap),
    )


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as wrong:
        raise PlanFileError(
            f"The plan file is no JSON: line {wrong.lineno}, {wrong.msg}."
        ) from None
    except (ValueError, RecursionError):
        raise PlanFileError("The plan file is no plan: it nests or counts too far.") from None


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and where in the file it was found."""

    where: str
    value: object

    def wrong(self, must: str) -> PlanFileError:
        shown = json.dumps(self.value)
        shown = shown if len(shown) <= 40 else f"{shown[:37]}..."
        return PlanFileError(f"In the plan file, {self.where} must be {must}, not {shown}.")

    def parts(self, names: str, perhaps: str = "") -> "dict[str, _Found]":
        """What must be in an object, and what may be."""
        expected = names.split()
        if not isinstance(self.value, dict):
            raise self.wrong(f"an object with {', '.join(expected)}")
        for name in self.value:
            if name not in (*expected, *perhaps.split()):
                raise PlanFileError(f"In the plan file, {self.where} has no use for {name!a}.")
        for name in expected:
            if name not in self.value:
                raise PlanFileError(f'In the plan file, {self.where} has no "{name}".')
        at = "" if self.where == "the file" else f"{self.where}."
        return {name: _Found(at + name, value) for name, value in self.value.items()}

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Texts by name."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return tuple(
            (_Found(f"a name in {self.where}", name).text(), _Found(self.where, value).text())
            for name, value in self.value.items()
        )

    def each(self, read: "Callable[[_Found], Read]") -> tuple[Read, ...]:
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return tuple(
            read(_Found(f"{self.where}[{index}]", value)) for index, value in enumerate(self.value)
        )

    def text(self) -> str:
        if not isinstance(self.value, str) or re.search("[\ud800-\udfff]", self.value):
            raise self.wrong("text")
        return self.value

    def whole(self, least: int, most: int) -> int:
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(f"a whole number from {least} to {most}")
        return value

    def seconds(self) -> float:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong("a number of seconds")
        if not 0 <= value <= 10**9:
            raise self.wrong("a number of seconds from 0 to 1e9")
        return float(value)

    def day(self) -> date:
        try:
            day = date.fromisoformat(self.text())
        except ValueError:
            raise self.wrong('a date such as "2027-03-08"') from None
        if self.value != day.isoformat() or not 1900 <= day.year <= 2999:
            raise self.wrong('a date such as "2027-03-08"')
        return day

    def instant(self) -> datetime:
        must = 'a date and time with its offset, such as "2027-03-08T23:00:00-08:00"'
        if not re.fullmatch(_INSTANT, self.text(), re.ASCII):
            raise self.wrong(must)
        try:
            return datetime.fromisoformat(self.text()).astimezone(UTC)
        except (ValueError, OverflowError):
            raise self.wrong(must) from None

    def zone(self) -> str:
        try:
            return ZoneInfo(self.text()).key
        except (ValueError, KeyError, OSError):
            raise self.wrong('a zone such as "America/Los_Angeles"') from None

    def one_of(self, choices: dict[str, Read]) -> Read:
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.wrong(f"one of {', '.join(choices)}")
        return choices[self.value]


_INSTANT = r"(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?"
_MOST = 10**15
_TIERS = {tier.name.lower(): tier for tier in Tier}


def _read_interval(parts: dict[str, _Found]) -> Interval:
    start_at, end_at = parts["start_at"].instant(), parts["end_at"].instant()
    if end_at <= start_at:
        raise parts["end_at"].wrong("after its start_at")
    return Interval(start_at, end_at)


def _read_when(found: _Found) -> Interval:
    return _read_interval(found.parts("start_at end_at"))


def _read_shift(found: _Found) -> Shift:
    parts = found.parts("member start_at end_at")
    when = _read_interval(parts)
    return Shift(when.start_at, when.end_at, parts["member"].text())


def _read_placed(found: _Found) -> Placed:
    parts = found.parts("activity start_at end_at travel_minutes")
    when = _read_interval(parts)
    travel = parts["travel_minutes"].whole(0, minutes(LONGEST_TRAVEL)) * MINUTE
    return Placed(when.start_at, when.end_at, parts["activity"].text(), travel)


def _read_tier(found: _Found) -> TierResult:
    parts = found.parts("tier score bound status seconds")
    return TierResult(
        tier=parts["tier"].one_of(_TIERS),
        score=parts["score"].whole(0, _MOST),
        bound=parts["bound"].whole(-_MOST, _MOST),
        proven=parts["status"].one_of(_STATUS),
        seconds=parts["seconds"].seconds(),
    )


def _read_finding(found: _Found) -> Finding:
    parts = found.parts("rule amount sentence when members activity")
    return Finding(
        rule=parts["rule"].text(),
        amount=parts["amount"].whole(1, _MOST),
        sentence=parts["sentence"].text(),
        when=None if parts["when"].value is None else _read_when(parts["when"]),
        members=parts["members"].each(_Found.text),
        activity=parts["activity"].text(),
    )


def _read_gap(found: _Found) -> GapExplained:
    parts = found.parts("when reasons closings")
    return GapExplained(
        when=_read_when(parts["when"]),
        reasons=parts["reasons"].each(_read_reason),
        closings=parts["closings"].each(_read_closing),
    )


def _read_reason(found: _Found) -> Reason:
    parts = found.parts("member sentence")
    return Reason(parts["member"].text(), parts["sentence"].text())


def _read_closing(found: _Found) -> Closing:
    parts = found.parts("sentence minutes gaps_closed", perhaps="asks")
    return Closing(
        sentence=parts["sentence"].text(),
        hours=parts["minutes"].whole(0, 10**7) * MINUTE,
        gaps_closed=parts["gaps_closed"].whole(0, 10**6),
        asks=parts["asks"].each(_read_ask) if "asks" in parts else (),
    )


def _read_ask(found: _Found) -> Ask:
    parts = found.parts("who agree")
    return Ask(parts["who"].text(), parts["agree"].texts())
