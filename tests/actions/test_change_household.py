"""An entry of the household is changed, alone or by two at once; removed and put back."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from horarium.actions.change_household import Differs, Refused, Saved, change_household
from horarium.actions.import_household import import_household
from horarium.actions.remove_entry import (
    PutBack,
    Removed,
    StillHangs,
    StillNeeded,
    put_back,
    remove_entry,
)
from horarium.core.household import Household
from horarium.core.household_file.edit import NEW, Entry, Words
from horarium.core.roster import Plan
from horarium.core.watching import Watching
from horarium.store.households import load_household
from horarium.store.models import (
    AccountRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    ShiftRow,
)
from horarium.tellings.follows import Follows, not_yet_planned
from tests.cast import at, attendant, house, machine, need, plan
from tests.lived_in import account_of, entry_named, lived_in, words_there

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
LATER = NOW + timedelta(minutes=5)
HOME = house(
    members=(attendant("Ana", phone="1"), attendant("Ben"), attendant("Rosa")), machine=machine()
)


def home(household: Household = HOME, roster: Plan | None = None) -> HouseholdRow:
    return lived_in(household, NOW, plan=roster)


def change(
    row: HouseholdRow, entry: Entry, was: Words | None = None, **named: Any
) -> Saved | Differs | Refused:
    """Type other words into the form of an entry; None leaves one out."""
    over = named.pop("over", ())
    held = words_there(row, entry) if was is None else was
    typed = {**held, **{key.replace("__", "."): word for key, word in named.items()}}
    return change_household(
        household=row.pk,
        entry=entry,
        typed={key: word for key, word in typed.items() if word is not None},
        was=held,
        now=LATER,
        by="Mark",
        over=over,
    )


def ana(row: HouseholdRow) -> Entry:
    return entry_named(row, "member", "Ana")


def notices() -> list[str]:
    return list(NoticeRow.objects.values_list("sentence", flat=True))


def events() -> list[tuple[str, dict[str, Any]]]:
    found = EventRow.objects.values_list("kind", "content")
    return [(kind, json.loads(content)) for kind, content in found]


# -- one alone


def test_a_change_is_saved_and_written_down_without_what_it_says() -> None:
    row = home()
    entry = ana(row)
    done = change(row, entry, pay="7.50", contract__most="30h", unwilling=["kind"])
    assert isinstance(done, Saved)
    assert str(load_household(row).member("Ana").pay) == "7.50"
    assert events() == [
        (
            "household changed",
            {"entry": f"member/{entry.id}", "keys": ["contract.most", "pay", "unwilling"]},
        )
    ]
    assert not notices()


def test_what_changes_nothing_is_not_written_down() -> None:
    row = home()
    done = change(row, ana(row), contract__most="60h ")
    assert isinstance(done, Refused | Saved)
    assert load_household(row) == HOME


def test_mistakes_stand_beside_their_fields_and_nothing_is_saved() -> None:
    row = home()
    done = change(row, ana(row), pay="lots", name=None)
    assert isinstance(done, Refused)
    assert set(done.mistakes) == {"pay", "name"}
    assert load_household(row) == HOME
    assert not events()


def test_something_new_comes_last_and_has_an_address() -> None:
    row = home()
    done = change(row, Entry("need", NEW), {}, name="Bath", hours=["sat 10:00-11:00"])
    assert isinstance(done, Saved)
    assert done.entry == entry_named(row, "need", "Bath")
    assert load_household(row).needs[-1].name == "Bath"


@pytest.mark.parametrize("table", ["competence", "wish"])
def test_something_new_of_a_member(table: str) -> None:
    words: dict[str, dict[str, Any]] = {
        "competence": {"skill": "cook", "assessor": "Mark", "assessed_on": "1988-03-01"},
        "wish": {"likes": ["mon"]},
    }
    row = home()
    done = change(row, Entry(table, NEW, ana(row).id), {}, **words[table])
    assert isinstance(done, Saved)
    member = load_household(row).member("Ana")
    assert (len(member.competences), len(member.wishes)) == ((2, 0), (1, 1))[table == "wish"]
    other: dict[str, Any] = {next(iter(words[table])): ["tue"]}
    changed = change(row, done.entry, **other)
    assert isinstance(changed, Refused if table == "competence" else Saved)


def test_a_new_tolerance_is_added_below_and_the_old_one_stays() -> None:
    row = home()
    first = HOME.machine
    assert first
    done = change(
        row,
        Entry("tolerance", NEW),
        {},
        since="1988-03-14",
        longest_stretch="3h",
        per_day="6h",
        recovery="2h",
    )
    assert isinstance(done, Saved)
    kept = load_household(row).machine
    assert kept
    assert kept.tolerances[0] == first.tolerances[0]
    assert len(kept.tolerances) == 2


def test_a_machine_comes_and_goes() -> None:
    row = home(house())
    tolerance: dict[str, Any] = {
        "since": "1988-01-01",
        "longest_stretch": "4h",
        "per_day": "6h",
        "recovery": "2h",
    }
    words: dict[str, Any] = {"name": "lung", "sleep": "22:00-07:00"}
    words |= {f"tolerance.{key}": word for key, word in tolerance.items()}
    done = change(row, Entry("machine", NEW), {}, **words)
    assert isinstance(done, Saved)
    assert done.entry == Entry("machine")
    assert load_household(row).machine
    gone = remove_entry(household=row.pk, entry=done.entry, now=NOW, by="Mark")
    assert isinstance(gone, StillHangs)
    remove_entry(household=row.pk, entry=done.entry, now=NOW, by="Mark", although=True)
    assert load_household(row) == house()


def test_a_new_member_is_nobody_who_left() -> None:
    row = home()
    before = account_of(row, "Ana", NOW)
    remove_entry(household=row.pk, entry=ana(row), now=NOW, by="Mark", although=True)
    words: dict[str, Any] = {"name": "Ana", "parts": ["attendant"], "contract.most": "40h"}
    done = change(row, Entry("member", NEW), {}, **words)
    assert isinstance(done, Saved)
    assert MemberRow.objects.get(name="Ana", gone_at=None).pk != before.member_id


def test_the_house_gets_another_name() -> None:
    row = home()
    assert isinstance(change(row, Entry("house"), name="Casa"), Saved)
    row.refresh_from_db()
    assert row.name == "Casa"
    assert HouseholdRow.objects.count() == 1


def test_a_renamed_member_is_the_same_in_every_plan() -> None:
    row = home(roster=plan("Ana tue 07:00-15:00"))
    account = account_of(row, "Ana", NOW)
    assert isinstance(change(row, ana(row), name="  Anna "), Saved)
    account.refresh_from_db()
    assert account.member
    assert account.member.name == "Anna"
    [shift] = ShiftRow.objects.all()
    assert shift.member_id == account.member_id


# -- what follows


def test_a_need_raised_makes_gaps_and_lowered_mends_them() -> None:
    roster = plan(*(f"Ana {day} 00:00-24:00" for day in "mon tue wed thu fri sat sun".split()))
    row = home(roster=roster)
    entry = entry_named(row, "need", "always")
    raised = change(row, entry, people=2)
    assert isinstance(raised, Saved)
    assert "1 more person is needed" in " ".join(raised.follows.sentences)
    lowered = change(row, entry, people=None)
    assert isinstance(lowered, Saved)
    assert not lowered.follows.sentences
    assert lowered.follows.mended


def test_what_is_over_does_not_follow() -> None:
    row = home(roster=plan("Ana mon 07:00-11:00"))
    done = change(row, ana(row), absences=["1988-03-14 08:00 to 1988-03-14 10:00"])
    assert isinstance(done, Saved)
    assert not done.follows.sentences


def test_who_leaves_on_a_day_loses_the_shifts_after_it() -> None:
    """And has them again when they stay after all."""
    row = home(roster=plan("Ana tue 07:00-15:00", "Ana fri 07:00-15:00"))
    change(row, ana(row), leaves_on="1988-03-17")
    assert ShiftRow.objects.count() == 1
    change(row, ana(row), leaves_on=None)
    assert ShiftRow.objects.count() == 2


# -- two at once


def test_two_who_change_different_fields_both_have_their_way_and_are_told() -> None:
    row = home()
    entry = ana(row)
    opened = words_there(row, entry)
    change(row, entry, opened, phone="2")
    second = change(row, entry, opened, pay="9")
    assert isinstance(second, Saved)
    member = load_household(row).member("Ana")
    assert (member.phone, str(member.pay)) == ("2", "9")
    assert second.beside == ("phone",)
    assert second.last
    assert (second.last.by, second.last.at) == ("Mark", LATER)
    assert notices() == [
        "“Ana” was changed twice at once; both were saved: "
        "Number to call: “2”; Pay for an hour: “9”."
    ]


def test_two_who_change_the_same_field_choose() -> None:
    """The second sees both and nothing is lost; who was first learns what became of theirs."""
    row = home()
    entry = ana(row)
    opened = words_there(row, entry)
    change(row, entry, opened, phone="2")
    second = change(row, entry, opened, phone="3", pay="9")
    assert isinstance(second, Differs)
    assert (second.keys, second.now["phone"], second.words["phone"]) == (("phone",), "2", "3")
    assert second.words["pay"] == "9"
    assert load_household(row).member("Ana").phone == "2"
    again = change(row, entry, dict(second.now), phone="3", pay="9", over=("phone",))
    assert isinstance(again, Saved)
    assert load_household(row).member("Ana").phone == "3"
    assert notices() == [
        "“Ana” was changed again. Before: Number to call: “2”. Now: Number to call: “3”."
    ]


def test_an_import_beside_a_form_is_noticed() -> None:
    row = home()
    entry = ana(row)
    opened = words_there(row, entry)
    file = house(members=(attendant("Ana", phone="5"), *HOME.members[1:]), machine=machine())
    import_household(household=file, file="house.toml", now=NOW, by="host")
    done = change(row, entry, opened, phone="6")
    assert isinstance(done, Differs)
    assert done.last
    assert done.last.by == "host"


def test_an_entry_that_is_gone_is_told() -> None:
    row = home()
    entry = entry_named(row, "need", "always")
    for lost in (
        Entry("need", "999999"),
        Entry("member", "nobody"),
        Entry("wish", "1" * 30),
        Entry("wish", NEW, "nobody"),
        Entry("nothing"),
        Entry("plan", "7"),
        Entry("need", "²"),
    ):
        with pytest.raises(LookupError, match=r"not there any more|no such table"):
            change_household(household=row.pk, entry=lost, typed={}, was={}, now=NOW, by="Mark")
    assert words_there(row, entry)


# -- gone and back


def test_what_is_removed_can_be_put_back_in_its_place() -> None:
    household = house(
        needs=(need("mon", name="one"), need("tue", name="two"), need("wed", name="3"))
    )
    row = home(household)
    gone = remove_entry(household=row.pk, entry=entry_named(row, "need", "two"), now=NOW, by="Mark")
    assert isinstance(gone, Removed)
    assert gone.title == "“two”"
    assert [each.name for each in load_household(row).needs] == ["one", "3"]
    back = put_back(household=row.pk, taken=gone.taken, now=NOW, by="Mark")
    assert back == PutBack(entry_named(row, "need", "two"))
    assert load_household(row) == household


def test_the_last_of_what_must_be_there_stays() -> None:
    row = home()
    entries = [entry_named(row, "need", "always")]
    entries += [Entry(each) for each in ("person", "plan", "watch")]
    for entry in entries:
        refused = remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark", although=True)
        assert isinstance(refused, StillNeeded)
    assert load_household(row) == HOME


def test_the_watch_is_set_and_written_down_without_what_it_says() -> None:
    """It is there to be changed where all of it is as usual, and plans do not hang on it."""
    row = home(roster=plan("Ana tue 07:00-15:00"))
    words: dict[str, Any] = {"quiet": "22:00-06:30", "floor": "The line", "floor_phone": "5"}
    done = change(row, Entry("watch"), {}, **words, trusted="Ben")
    assert isinstance(done, Saved)
    assert (done.entry, done.follows) == (Entry("watch"), Follows())
    watching = load_household(row).watching
    assert (watching.trusted, watching.floor_phone) == ("Ben", "5")
    keys = ["quiet", "floor", "floor_phone", "trusted"]
    assert events() == [("household changed", {"entry": "watch", "keys": keys})]
    assert not not_yet_planned(row, load_household(row), NOW).count
    assert isinstance(change(row, Entry("watch"), floor_phone=None), Refused)


def test_who_is_trusted_follows_and_goes_and_comes_back() -> None:
    """Whoever is called otherwise is trusted as before; of whoever is to go it is told first."""
    row = home(replace(HOME, watching=Watching(trusted="Ana")))
    change(row, ana(row), name="Anna")
    assert load_household(row).watching.trusted == "Anna"
    entry = entry_named(row, "member", "Anna")
    asked = remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark")
    assert asked == StillHangs("“Anna”", ("A quiet sign reaches Anna, and would reach nobody.",))
    gone = remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark", although=True)
    assert isinstance(gone, Removed)
    assert not load_household(row).watching.trusted
    put_back(household=row.pk, taken=gone.taken, now=NOW, by="Mark")
    assert load_household(row).watching.trusted == "Anna"


def test_a_member_on_whom_something_hangs_asks_twice() -> None:
    row = home(roster=plan("Ana tue 07:00-15:00", "Ana fri 07:00-15:00"))
    account = account_of(row, "Ana", NOW)
    entry = ana(row)
    asked = remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark")
    assert asked == StillHangs(
        "“Ana”",
        (
            "Ana can sign in, and no longer could, from this moment and everywhere.",
            "Ana has 2 shifts ahead, the first Tue 15 Mar 07:00-15:00; those hours would reopen.",
        ),
    )
    gone = remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark", although=True)
    assert isinstance(gone, Removed)
    account.refresh_from_db()
    assert not account.is_active
    assert not ShiftRow.objects.exists()
    put_back(household=row.pk, taken=gone.taken, now=NOW, by="Mark")
    assert load_household(row) == HOME
    assert ShiftRow.objects.count() == 2
    assert entry_named(row, "member", "Ana") == entry
    assert not AccountRow.objects.filter(member__name="Ana").exists()
