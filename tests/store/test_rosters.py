"""The roster in rows: what published plans say, and what has begun."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, Interval
from horarium.core.plan_file import PlanFile, plan_from_text, plan_to_text
from horarium.core.roster import Placed, Plan, Shift, parts_in_force
from horarium.store.households import save_household
from horarium.store.models import (
    HouseholdRow,
    MachineFreeRow,
    MemberRow,
    PlacedRow,
    PlanRow,
    ShiftRow,
)
from horarium.store.rosters import (
    publish,
    renew_roster,
    roster_of,
    shifts_ahead,
    shifts_with,
    take_back,
)
from tests.cast import CLOCK, MONDAY, at, house, on, placed, plan, shift

pytestmark = pytest.mark.django_db

BEFORE = at("mon 00:00") - 2 * DAY
Rows = set[tuple[object, ...]]


def draft(row: HouseholdRow, made: Plan) -> PlanRow:
    """A plan that was made, not yet published."""
    return PlanRow.objects.create(
        household=row,
        first_day=made.first_day,
        days=made.days,
        state="draft",
        text=plan_to_text(PlanFile(made, row.name, row.zone)),
        household_text="",
        made_at=BEFORE,
    )


def rows(household: HouseholdRow, *, ids: bool = False) -> Rows:
    """The whole roster, with or without what its rows are known by."""
    found: Rows = set()
    for table, columns in (
        (ShiftRow, ("start_at", "end_at", "member__name")),
        (PlacedRow, ("start_at", "end_at", "activity", "travel")),
        (MachineFreeRow, ("start_at", "end_at")),
    ):
        names = (*columns, "pk", "plan") if ids else columns
        told = table._default_manager.filter(household=household).values_list(*names)
        assert len(told) == len(set(told))
        found |= {(table.__name__, *values) for values in told}
    return found


def shifts(household: HouseholdRow) -> set[Shift]:
    found = ShiftRow.objects.filter(household=household).select_related("member")
    return {Shift(each.start_at, each.end_at, each.member.name) for each in found}


def test_what_is_published_is_the_roster() -> None:
    """Shifts, activities and hours out of the machine come back as the plan had them."""
    row = save_household(house())
    made = plan(
        "Ana mon 07:00-15:00",
        "Ben mon 15:00-23:00",
        activities=(placed("mass mon 10:00-11:00", travel="30m"),),
        out=("mon 09:30-11:30",),
    )
    publish(draft(row, made), BEFORE)
    assert roster_of(row, MONDAY, 7) == made
    assert roster_of(row, MONDAY + DAY, 3) == plan(first_day=MONDAY + DAY, days=3)


def test_what_touches_the_days_is_in_them() -> None:
    """A night from the evening before is on both days."""
    row = save_household(house())
    publish(draft(row, plan("Ana mon 23:00-07:00")), BEFORE)
    assert roster_of(row, MONDAY + DAY, 1).shifts == (shift("Ana mon 23:00-07:00"),)


def test_what_has_begun_stays() -> None:
    """A later plan of the same days takes nothing away from now and before, and adds nothing."""
    row = save_household(house())
    publish(draft(row, plan("Ana mon 07:00-15:00", "Ben tue 07:00-15:00")), BEFORE)
    now = at("mon 12:00")
    publish(draft(row, plan("Ben mon 07:00-15:00", "Rosa tue 07:00-15:00")), now)
    assert shifts(row) == {shift("Ana mon 07:00-15:00"), shift("Rosa tue 07:00-15:00")}


def test_days_that_had_no_roster_get_all_of_theirs() -> None:
    """Also what lies behind, once; and taken back at once, it is gone again."""
    row, now = save_household(house()), at("wed 12:00")
    made = draft(
        row,
        plan("Ana mon 07:00-15:00", "Ben fri 07:00-15:00", activities=("mass mon 10:00-11:00",)),
    )
    publish(made, now)
    assert len(rows(row)) == 3
    renew_roster(row, now + HOUR)
    assert len(rows(row)) == 3
    take_back(made, now)
    assert rows(row) == set()


def test_only_what_is_published_gets_what_lies_behind() -> None:
    """A plan that found its days begun says nothing of them later either."""
    row, now = save_household(house()), at("thu 12:00")
    publish(draft(row, plan("Ana tue 22:00-23:00", first_day=on("wed"), days=3)), now)
    publish(draft(row, plan("Ben mon 07:00-08:00", days=5)), now)
    before = rows(row)
    last = draft(row, plan(first_day=on("tue"), days=1))
    publish(last, now)
    assert rows(row) == before
    take_back(last, now)
    assert rows(row) == before


def test_a_past_without_shifts_is_not_told_twice() -> None:
    """An activity that lies behind is in the roster once, however often that is renewed."""
    row, now = save_household(house()), at("wed 12:00")
    publish(draft(row, plan(activities=("mass mon 10:00-11:00",), out=("mon 10:00-11:00",))), now)
    renew_roster(row, now)
    renew_roster(row, now + DAY)
    assert len(rows(row)) == 2


def test_rows_that_stay_keep_their_ids() -> None:
    """A changed plan leaves alone what it does not change."""
    row = save_household(house())
    publish(draft(row, plan("Ana mon 07:00-15:00", "Ben tue 07:00-15:00")), BEFORE)
    there = {each.start_at: each.public_id for each in ShiftRow.objects.all()}
    changed = draft(row, plan("Ana mon 07:00-15:00", "Ben tue 07:00-16:00"))
    publish(changed, BEFORE)
    now = {each.start_at: each for each in ShiftRow.objects.all()}
    monday, tuesday = at("mon 07:00"), at("tue 07:00")
    assert now[monday].public_id == there[monday]
    assert now[monday].plan == changed
    assert now[tuesday].public_id != there[tuesday]


def test_whoever_has_gone_is_left_out() -> None:
    """So is who leaves, from that day on."""
    row = save_household(house())
    made = draft(row, plan("Ana mon 07:00-15:00", "Ben tue 07:00-15:00", "Ben wed 07:00-15:00"))
    MemberRow.objects.filter(name="Ana").update(gone_at=BEFORE)
    MemberRow.objects.filter(name="Ben").update(leaves_on=MONDAY + 2 * DAY)
    publish(made, BEFORE)
    assert shifts(row) == {shift("Ben tue 07:00-15:00")}


def test_a_plan_is_published_once() -> None:
    """What was published, replaced or dropped is no draft any more."""
    row = save_household(house())
    first, second = draft(row, plan()), draft(row, plan())
    publish(first, BEFORE)
    with pytest.raises(ValueError, match="no draft any more"):
        publish(first, BEFORE)
    publish(second, BEFORE)
    first.refresh_from_db()
    assert (first.state, second.before) == ("replaced", first)
    with pytest.raises(ValueError, match="another was published since"):
        take_back(first, BEFORE)
    take_back(second, BEFORE)
    first.refresh_from_db()
    assert (first.state, second.state) == ("published", "draft")


def test_another_household_is_left_alone() -> None:
    """Two houses on one server do not see each other's roster."""
    one, other = save_household(house()), save_household(house(name="another house"))
    publish(draft(one, plan("Ana mon 07:00-15:00")), BEFORE)
    publish(draft(other, plan("Ben mon 07:00-15:00")), BEFORE)
    assert shifts(one) == {shift("Ana mon 07:00-15:00")}
    assert shifts(other) == {shift("Ben mon 07:00-15:00")}


# -- any plans, in any order


def instants(first: datetime, hours: int) -> st.SearchStrategy[datetime]:
    return st.integers(0, hours).map(lambda n: first + n * HOUR)


@st.composite
def any_plan(draw: st.DrawFn) -> Plan:
    """A plan of some days of these three weeks; shifts may begin the evening before."""
    first_day = MONDAY + draw(st.integers(-7, 10)) * DAY
    days = draw(st.integers(1, 9))
    first_at = CLOCK.day(first_day).start_at - 8 * HOUR
    starts = draw(st.lists(instants(first_at, 24 * days), max_size=8, unique=True))
    lengths = st.integers(1, 30).map(lambda n: n * HOUR)
    names = st.sampled_from(["Ana", "Ben", "Rosa", "nobody"])
    return Plan(
        first_day,
        days,
        tuple(sorted(Shift(each, each + draw(lengths), draw(names)) for each in starts)),
        tuple(Placed(each, each + HOUR, "mass") for each in starts[:2]),
        tuple(Interval(each, each + HOUR) for each in starts[2:4]),
    )


NOWS = st.integers(-12, 24).map(lambda n: at("mon 00:00") + n * 12 * HOUR)


def in_force(plans: Iterable[PlanRow]) -> list[Plan]:
    return list(parts_in_force([plan_from_text(each.text).plan for each in plans], CLOCK))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_plan(), min_size=1, max_size=4), NOWS, st.lists(st.integers(0, 40)))
def test_any_plans_published_one_after_the_other(
    plans: list[Plan], now: datetime, hours: list[int]
) -> None:
    """What is ahead is what the plans in force say; what has begun is never touched again."""
    with transaction.atomic():
        row = save_household(house())
        for made, passed in zip(plans, [*hours, *[0] * len(plans)], strict=False):
            now += timedelta(hours=passed)
            begun = {each for each in rows(row, ids=True) if each[1] <= now}  # type: ignore[operator]
            new = draft(row, made)
            foreseen = shifts_with(new, now)
            publish(new, now)
            assert begun <= rows(row, ids=True)
            assert shifts_ahead(row, now) == foreseen
            there = PlanRow.objects.filter(household=row, state="published")
            wanted = {each for plan in in_force(there) for each in plan.shifts}
            assert shifts_ahead(row, now) == {
                each for each in wanted if each.start_at > now and each.member != "nobody"
            }
            again = rows(row, ids=True)
            renew_roster(row, now)
            assert rows(row, ids=True) == again
        transaction.set_rollback(True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_plan(), min_size=1, max_size=3), any_plan(), NOWS)
def test_published_and_taken_back(plans: list[Plan], last: Plan, now: datetime) -> None:
    """Whatever was published before, publishing and taking back leaves the same roster."""
    with transaction.atomic():
        row = save_household(house())
        for each in plans:
            publish(draft(row, each), min(BEFORE, now))
        before = rows(row)
        new = draft(row, last)
        publish(new, now)
        take_back(new, now)
        assert rows(row) == before
        transaction.set_rollback(True)
