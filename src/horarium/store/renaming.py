"""A member, an activity or the house gets another name, and the plans that name it follow.

Otherwise a plan would no longer know whose its shifts are, and a draft would be of another house.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from horarium.core.findings import Finding
from horarium.core.happened import Agrees, Away, Happening, Leaves, TakesUp
from horarium.core.happened_file import happenings_from_text, happenings_to_text
from horarium.core.household_file import read_household, read_tables
from horarium.core.household_file.edit import Tables
from horarium.core.household_file.write import household_text
from horarium.core.plan_file import Ask, GapExplained, PlanFile, plan_from_text, plan_to_text
from horarium.store.claim import release_claims
from horarium.store.models import HouseholdRow, PlacedRow, PlanRequestRow, PlanRow


@dataclass(frozen=True, slots=True)
class Renaming:
    """The ``table`` of what is renamed, and its name before and after."""

    table: Literal["member", "activity", "household"]
    old: str
    new: str


def rename_in_plans(household: HouseholdRow, renaming: Renaming, now: datetime) -> None:
    """Plans that count, or may count yet, name it as it is called from ``now`` on."""
    rows = PlanRow.objects.filter(household=household).exclude(state="dropped")
    for row in rows:
        row.text = _plan_text(row.text, renaming)
        row.household_text = _household(row.household_text, renaming)
        row.save(update_fields=["text", "household_text"])
    _rename_in_requests(household, renaming)
    if renaming.table == "activity":
        placed = PlacedRow.objects.filter(household=household, start_at__gt=now)
        placed.filter(activity=renaming.old).update(activity=renaming.new)


def _rename_in_requests(household: HouseholdRow, by: Renaming) -> None:
    """What was asked names it so, too; whoever plans it now begins anew, for theirs is the old."""
    release_claims(household)
    asked = PlanRequestRow.objects.filter(household=household)
    for row in asked.filter(state__in=("waiting", "done")):
        row.household_text = _household(row.household_text, by)
        row.roster_text = _plan_text(row.roster_text, by)
        happened = happenings_from_text(row.happened)
        row.happened = happenings_to_text(_happening(each, by) for each in happened)
        row.save(update_fields=["household_text", "roster_text", "happened"])


def _happening(happening: Happening, by: Renaming) -> Happening:
    match by.table, happening:
        case "member", Away(by.old) | Leaves(by.old) | Agrees(by.old):
            return replace(happening, member=by.new)
        case "activity", TakesUp(activity) if activity.name == by.old:
            return TakesUp(replace(activity, name=by.new))
    return happening


def _plan_text(text: str, by: Renaming) -> str:
    return plan_to_text(_plan(plan_from_text(text), by)) if text else text


def _plan(file: PlanFile, by: Renaming) -> PlanFile:
    if by.table == "household":
        return replace(file, household=by.new)

    def named(name: str) -> str:
        return by.new if name == by.old else name

    if by.table == "activity":
        placed = (replace(each, activity=named(each.activity)) for each in file.plan.placed)
        findings = (replace(each, activity=named(each.activity)) for each in file.findings)
        plan = replace(file.plan, placed=tuple(sorted(placed)))
        return replace(file, plan=plan, findings=tuple(findings))

    def told(finding: Finding) -> Finding:
        return replace(finding, members=tuple(map(named, finding.members)))

    def asked(ask: Ask) -> Ask:
        return replace(ask, who=named(ask.who))

    def explained(gap: GapExplained) -> GapExplained:
        reasons = (replace(each, member=named(each.member)) for each in gap.reasons)
        closings = (replace(each, asks=tuple(map(asked, each.asks))) for each in gap.closings)
        return replace(gap, reasons=tuple(reasons), closings=tuple(closings))

    shifts = (replace(each, member=named(each.member)) for each in file.plan.shifts)
    return replace(
        file,
        plan=replace(file.plan, shifts=tuple(sorted(shifts))),
        findings=tuple(map(told, file.findings)),
        gaps=tuple(map(explained, file.gaps)),
    )


def _household(text: str, by: Renaming) -> str:
    if not text:
        return text
    tables = Tables.of(read_household(text))
    for path in tables.paths(by.table):
        if (tables.entry(path) or {})["name"] == by.old:
            tables.rename(path, by.new)
    return household_text(read_tables(tables.data))
