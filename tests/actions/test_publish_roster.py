"""A draft is published, taken back, dropped: roster, household and notices change together."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from horarium.actions.drop_draft import drop_draft, pick_up_draft
from horarium.actions.import_household import import_household
from horarium.actions.publish_roster import NotPublishedError, StaleError, publish_roster
from horarium.actions.read_notices import read_notices
from horarium.actions.take_back_roster import NotTakenBackError, take_back_roster
from horarium.core.happened import Away, Happening, Leaves, Lowered, TakesUp, after
from horarium.core.hours import DAY, HOUR
from horarium.core.household import Household
from horarium.core.watching import Watching
from horarium.store.events import broken_event
from horarium.store.households import load_household
from horarium.store.models import (
    AccountRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    PlanRequestRow,
    ShiftRow,
)
from horarium.store.rosters import roster_of
from tests.cast import MONDAY, activity, at, attendant, house, likes, machine, plan, shift, span
from tests.planned_house import EARLY, WEEK, asked, drafted, furnished, published

pytestmark = pytest.mark.django_db

NOON = at("wed 12:00")
NIGHT = span("thu 23:00-07:00")
WITHOUT_ROSA = tuple(each.replace("Rosa thu", "Ana thu") for each in WEEK)


def publish(request: PlanRequestRow, now: datetime = NOON) -> None:
    publish_roster(household=request.household_id, request=request.public_id, now=now, by="Mark")


def take_back(request: PlanRequestRow, now: datetime = NOON) -> tuple[str, ...]:
    return take_back_roster(
        household=request.household_id, request=request.public_id, now=now, by="Mark"
    )


def what_if(row: HouseholdRow, *happened: Happening) -> PlanRequestRow:
    """The week is published; a draft waits in which Ana has Rosa's night on Thursday."""
    return drafted(asked(row, NOON, *happened), plan(*WITHOUT_ROSA), NOON)


def rows(row: HouseholdRow) -> set[tuple[object, ...]]:
    found = ShiftRow.objects.filter(household=row)
    return set(found.values_list("start_at", "end_at", "member__name"))


def accounts(row: HouseholdRow) -> dict[str, AccountRow]:
    """Everybody can sign in."""
    return {
        member.name: AccountRow.objects.create(household=row, member=member, made_at=EARLY)
        for member in MemberRow.objects.filter(household=row)
    }


def open_notices() -> dict[str, str]:
    rows = NoticeRow.objects.filter(read_at=None).select_related("account__member")
    return {each.account.member.name: each.sentence for each in rows if each.account.member}


def test_the_draft_becomes_the_roster() -> None:
    row = furnished()
    request = published(row)
    assert roster_of(row, MONDAY, 7) == plan(*WEEK)
    assert request.draft
    assert (request.draft.state, request.draft.published_at) == ("published", EARLY)
    assert EventRow.objects.last().kind == "roster published"  # type: ignore[union-attr]
    assert broken_event(row) is None


def test_what_if_becomes_so() -> None:
    """With the plan, what it assumed is in the household; taken back, neither is."""
    row = furnished()
    published(row)
    before = rows(row)
    request = what_if(row, Away("Rosa", NIGHT))
    publish(request)
    assert shift("Ana thu 23:00-07:00") in roster_of(row, MONDAY, 7).shifts
    assert load_household(row) == after(house(), [Away("Rosa", NIGHT)])
    assert take_back(request) == ()
    assert rows(row) == before
    assert load_household(row) == house()
    publish(request)
    assert load_household(row) != house()


def test_whoever_is_touched_is_told_in_neutral_words() -> None:
    """Their own shifts and nothing else; nobody else hears of it."""
    row = furnished()
    accounts(row)
    published(row)
    NoticeRow.objects.all().delete()
    publish(what_if(row, Away("Rosa", NIGHT)))
    assert open_notices() == {
        "Ana": "Your shifts changed: Thu 17 Mar 23:00–07:00 is new.",
        "Rosa": "Your shifts changed: Thu 17 Mar 23:00–07:00 is cancelled.",
    }


def test_taken_back_before_it_was_read() -> None:
    """Whoever had not read it need not hear of it; whoever had is told again."""
    row = furnished()
    known = accounts(row)
    published(row)
    NoticeRow.objects.all().delete()
    request = what_if(row, Away("Rosa", NIGHT))
    publish(request)
    assert read_notices(account=known["Ana"].pk, until=NOON, now=NOON) == 1
    take_back(request, NOON + HOUR)
    assert open_notices() == {"Ana": "Your shifts changed: Thu 17 Mar 23:00–07:00 is cancelled."}


def test_a_notice_that_came_later_stays() -> None:
    """What was not yet on the page was not read."""
    row = furnished()
    known = accounts(row)
    published(row)
    earlier = EARLY - timedelta(seconds=1)
    assert read_notices(account=known["Ana"].pk, until=earlier, now=EARLY) == 0
    assert "Ana" in open_notices()


def test_two_presses() -> None:
    """The second is told; nothing is published twice."""
    row = furnished()
    request = published(row)
    with pytest.raises(NotPublishedError) as told, transaction.atomic():
        publish(request)
    assert str(told.value) == "This plan is no draft any more: it was published or dropped."
    assert EventRow.objects.filter(kind="roster published").count() == 1


def _renamed(household: Household) -> Household:
    return replace(household, members=(attendant("Anna"), *household.members[1:]))


def _wishing(household: Household) -> Household:
    wishing = replace(household.members[0], wishes=(likes("daily 07:00-15:00"),))
    return replace(household, members=(wishing, *household.members[1:]))


@pytest.mark.parametrize("change", [_renamed, _wishing])
def test_a_household_that_changed_meanwhile(change: object) -> None:
    """The plan was made for another; it is asked for anew."""
    row = furnished()
    published(row)
    request = what_if(row, Away("Rosa", NIGHT))
    changed = change(house())  # type: ignore[operator]
    import_household(household=changed, file="b.toml", now=NOON, by="Mark")
    with pytest.raises(StaleError) as stale, transaction.atomic():
        publish(request)
    assert "changed since this plan was made. Plan it anew." in str(stale.value)


def test_a_telephone_number_makes_no_difference() -> None:
    """Nor does which days are planned next, nor what he sets for the watch; and all of it stays."""
    row = furnished()
    published(row)
    request = what_if(row, Away("Rosa", NIGHT))
    reached = replace(house().members[0], phone="415 555 0199")
    changed = replace(house(days=14), members=(reached, *house().members[1:]))
    changed = replace(changed, watching=Watching(trusted="Ana"))
    import_household(household=changed, file="b.toml", now=NOON, by="Mark")
    publish(request)
    row.refresh_from_db()
    assert load_household(row).member("Ana").phone == "415 555 0199"
    assert load_household(row).planning.days == 14
    assert load_household(row).watching.trusted == "Ana"


def test_a_roster_that_changed_meanwhile() -> None:
    """Another plan was published since, or somebody lost a shift."""
    row = furnished()
    published(row)
    first, second = what_if(row, Away("Rosa", NIGHT)), what_if(row, Away("Rosa", NIGHT))
    publish(first)
    take_back(first)
    publish(second)
    take_back(second)
    ShiftRow.objects.filter(start_at=at("sun 07:00")).delete()
    with pytest.raises(StaleError, match="The roster was changed since"), transaction.atomic():
        publish(first)


def test_days_that_were_published_meanwhile() -> None:
    """Two drafts of the same new days: the second does not replace the first in silence."""
    row = furnished()
    first, second = (drafted(asked(row), plan(*WEEK)) for _ in range(2))
    publish(first, EARLY)
    with pytest.raises(StaleError, match="The roster was changed since"), transaction.atomic():
        publish(second, EARLY)


def test_the_week_before_changed_meanwhile() -> None:
    """Only where it touches the new days."""
    row = furnished()
    published(row)
    following = house(first_day=MONDAY + 7 * DAY)
    import_household(household=following, file="b.toml", now=NOON, by="Mark")
    request = drafted(asked(row, NOON), plan(first_day=MONDAY + 7 * DAY), NOON)
    ShiftRow.objects.filter(start_at=at("thu 23:00")).delete()
    with transaction.atomic():
        publish(request)
        transaction.set_rollback(True)
    ShiftRow.objects.filter(start_at=at("sun 23:00")).delete()
    with pytest.raises(StaleError, match="The roster was changed since"), transaction.atomic():
        publish(request)


def test_what_it_changes_has_begun() -> None:
    """A night that runs cannot be given to somebody else."""
    row = furnished()
    published(row)
    request = what_if(row, Away("Rosa", NIGHT))
    with pytest.raises(StaleError, match="has begun since it was made"), transaction.atomic():
        publish(request, at("thu 23:30"))
    publish(request, at("thu 22:59"))


def test_published_before_and_begun() -> None:
    """A first plan that was taken back when some of it had begun is not published again."""
    row = furnished()
    request = published(row)
    take_back(request, at("tue 12:00"))
    assert {each.member for each in roster_of(row, MONDAY, 7).shifts} == {"Ana", "Ben", "Rosa"}
    with pytest.raises(StaleError, match="was published before"), transaction.atomic():
        publish(request, at("tue 12:00"))


def test_taken_back_twice() -> None:
    row = furnished()
    request = published(row)
    take_back(request)
    with pytest.raises(NotTakenBackError) as told, transaction.atomic():
        take_back(request)
    assert str(told.value) == "This plan does not count any more; another was published since."


def test_what_was_changed_since_stays() -> None:
    """And is named; the rest is as it was before."""
    home = house(machine=machine())
    row = furnished(home)
    published(row)
    choir = activity("Choir", "90m", "out", "tue 17:00-20:00")
    happened = (
        Away("Rosa", NIGHT),
        Leaves("Ben", MONDAY + 6 * DAY),
        Lowered(2 * HOUR, MONDAY),
        TakesUp(choir),
    )
    request = what_if(row, *happened)
    publish(request)
    now = load_household(row)
    rosa = replace(now.member("Rosa"), absences=())
    changed = replace(
        now,
        members=tuple(rosa if each.name == "Rosa" else each for each in now.members),
        activities=(replace(choir, people=2),),
    )
    import_household(household=changed, file="b.toml", now=NOON, by="Mark")
    assert take_back(request) == ("\u201cChoir\u201d was changed since, and stays as it is.",)
    now = load_household(row)
    assert now == replace(home, activities=changed.activities)
    assert EventRow.objects.filter(kind="roster taken back").count() == 1


def test_who_left_since_is_named() -> None:
    row = furnished()
    published(row)
    request = what_if(row, Away("Rosa", NIGHT))
    publish(request)
    MemberRow.objects.filter(name="Rosa").update(gone_at=NOON)
    assert take_back(request) == ("Rosa is no longer in the circle.",)


def test_a_draft_is_dropped_and_picked_up() -> None:
    row = furnished()
    request = drafted(asked(row), plan(*WEEK))
    said = {"household": row.pk, "request": request.public_id, "now": EARLY, "by": "Mark"}
    assert drop_draft(**said)  # type: ignore[arg-type]
    assert not drop_draft(**said)  # type: ignore[arg-type]
    with pytest.raises(NotPublishedError), transaction.atomic():
        publish(request)
    assert pick_up_draft(**said)  # type: ignore[arg-type]
    publish(request, EARLY)
    assert not drop_draft(**said)  # type: ignore[arg-type]


def test_another_household_s_draft() -> None:
    row, other = furnished(), furnished(house(name="another house"))
    request = drafted(asked(row), plan(*WEEK))
    with pytest.raises(LookupError):
        publish_roster(household=other.pk, request=request.public_id, now=EARLY, by="Eve")
    with pytest.raises(LookupError):
        take_back_roster(household=other.pk, request=request.public_id, now=EARLY, by="Eve")


NAMES = st.sampled_from(["Ana", "Ben", "Rosa"])
DAYS = st.integers(2, 6).map(lambda n: MONDAY + n * DAY)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[str, ...]:
    """The usual week, from Thursday on with some of its shifts somebody else's or nobody's."""
    kept = [each for each in WEEK if draw(st.booleans()) or each.split()[1] in ("mon", "tue")]
    return tuple(
        each
        if each.split()[1] in ("mon", "tue", "wed")
        else f"{draw(NAMES)} {each.partition(' ')[2]}"
        for each in kept
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    weeks(),
    st.lists(
        st.one_of(
            st.builds(Away, NAMES, st.just(NIGHT)),
            st.builds(Leaves, NAMES, DAYS),
            st.builds(Lowered, st.integers(1, 3).map(lambda n: n * HOUR), DAYS),
        ),
        max_size=3,
        unique_by=type,
    ),
    st.integers(0, 10),
)
def test_publish_and_take_back_leave_all_as_it_was(
    changed: tuple[str, ...], happened: list[Happening], hours: int
) -> None:
    """Whatever was asked and drafted: the same roster, the same household, no open notice."""
    with transaction.atomic():
        row = furnished(house(machine=machine()))
        accounts(row)
        published(row)
        NoticeRow.objects.all().delete()
        before, home = rows(row), load_household(row)
        begun = [each for each in WEEK if shift(each).start_at <= NOON]
        made = plan(*{*begun, *(each for each in changed if shift(each).start_at > NOON)})
        request = drafted(asked(row, NOON, *happened), made, NOON)
        publish(request)
        assert load_household(row) == after(home, happened)
        assert take_back(request, NOON + timedelta(minutes=hours)) == ()
        assert rows(row) == before
        assert load_household(row) == home
        assert open_notices() == {}
        transaction.set_rollback(True)
