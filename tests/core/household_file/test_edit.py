"""A household as tables that are changed entry by entry: nothing else does, all is checked."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_household, read_tables
from horarium.core.household_file.edit import Tables, Words, key_of, merged, words_of
from horarium.core.household_file.write import household_text
from horarium.core.people import Absence
from horarium.core.watching import Watching
from tests.cast import MONDAY, activity, attendant, house, likes, machine, span, weekly
from tests.contracts.tree import ROOT
from tests.core.planner.houses import households, sayable

BERKELEY = read_household((ROOT / "households" / "berkeley-1988.toml").read_text(encoding="utf-8"))


def berkeley() -> Tables:
    return Tables.of(BERKELEY)


def where(tables: Tables, table: str, name: str) -> tuple[str, int]:
    """The path of an entry by its name."""
    names = [each["name"] for each in tables.data[table]]
    return table, names.index(name)


def changed(path: tuple[str | int, ...], **words: str | int | list[str] | None) -> Household:
    """Berkeley with some words of an entry put for others; None takes a word away."""
    tables = berkeley()
    new = {**words_of(tables.entry(path) or {}), **words}
    tables.put(path, {key: word for key, word in new.items() if word is not None})
    return read_tables(tables.data)


@given(households())
@settings(max_examples=60)
def test_any_household_is_the_same_as_its_tables(household: Household) -> None:
    household = sayable(household)
    assert read_tables(Tables.of(household).data) == household


@given(households())
@settings(max_examples=40)
def test_writing_each_entry_as_it_is_changes_nothing(household: Household) -> None:
    """What a form shows and sends back unchanged is what was there."""
    household = sayable(household)
    tables = Tables.of(household)
    for table in list(tables.data):
        for path in tables.paths(table):
            tables.put(path, words_of(tables.entry(path) or {}))
    assert read_tables(tables.data) == household


def test_one_entry_changes_and_nothing_else() -> None:
    ana = changed(("member", 0), pay="7.25", **{"contract.most": "36h"}).member("Ana")
    before = BERKELEY.member("Ana")
    assert before.contract
    assert ana.pay == Decimal("7.25")
    assert ana == replace(
        before, pay=ana.pay, contract=replace(before.contract, most=span("mon 00:00+36h").length)
    )


def test_an_entry_comes_last_and_goes_again() -> None:
    tables = berkeley()
    new: Words = {"name": "Bath", "hours": ["sat 10:00-11:00"], "people": 2}
    path = ("need", len(tables.data["need"]))
    tables.put(path, new)
    assert [each.name for each in read_tables(tables.data).needs][-1] == "Bath"
    tables.take(path)
    assert read_tables(tables.data) == BERKELEY


@pytest.mark.parametrize(
    "path",
    [("need", 1), ("member", 0), ("member", 3), ("member", 6), ("member", 0, "competence", 1)],
)
def test_what_is_put_back_is_in_its_place(path: tuple[str | int, ...]) -> None:
    tables = berkeley()
    taken = tables.take(path)
    assert read_tables(tables.data) != BERKELEY
    tables.put_back(replace(taken, entry=json.loads(json.dumps(taken.entry))))
    assert read_tables(tables.data) == BERKELEY


def test_a_list_that_was_not_there_is_made() -> None:
    tables = Tables.of(house())
    tables.put(("member", 0, "wish", 0), {"likes": ["mon"]})
    tables.put(("equipment", 0), {"name": "gurney"})
    found = read_tables(tables.data)
    assert found.members[0].wishes == (likes("mon"),)
    assert [each.name for each in found.equipment] == ["gurney"]


def test_a_machine_comes_with_its_first_tolerance() -> None:
    tables = Tables.of(house())
    first = {"since": "1988-01-01", "longest_stretch": "4h", "per_day": "6h", "recovery": "2h"}
    words = {"name": "iron lung", "sleep": "22:00-07:00"}
    tables.put(("machine",), words | {f"tolerance.{key}": word for key, word in first.items()})
    found = read_tables(tables.data).machine
    assert found == machine(before_sleep="0m", reserve="0m")


def test_what_does_not_exist_cannot_be_taken() -> None:
    for path in (("need", 9), ("nothing", 0), ("member", 0, "wish", 7), ("member", -1)):
        with pytest.raises(LookupError):
            berkeley().take(path)


def test_what_was_of_a_member_goes_back_to_them() -> None:
    """Though another before them has gone meanwhile."""
    tables = berkeley()
    taken = tables.take(("member", 4, "competence", 2))
    tables.take(("member", 1))
    tables.put_back(taken)
    assert read_tables(tables.data).member("Joseph") == BERKELEY.member("Joseph")
    tables.take(where(tables, "member", "Joseph"))
    with pytest.raises(LookupError):
        tables.put_back(taken)


# -- names


def test_a_name_follows_wherever_it_is_said() -> None:
    tables = berkeley()
    tables.rename(where(tables, "member", "Walter"), "Walt")
    tables.rename(where(tables, "member", "Ana"), "Anna")
    tables.rename(where(tables, "funder", "IHSS"), "County")
    tables.rename(where(tables, "equipment", "gurney"), "trolley")
    found = read_tables(tables.data)
    assert found.member("Ben").never_with == {"Walt"}
    assert found.watching.trusted == "Anna"
    contract = found.member("Anna").contract
    assert contract
    assert contract.funder == "County"
    assert "trolley" in found.activity("Mass").equipment
    assert not {"Walter", "IHSS", "gurney"} & set(household_text(found).split('"'))


def test_nobody_is_kept_apart_from_whoever_is_gone() -> None:
    tables = berkeley()
    tables.take(where(tables, "member", "Walter"))
    assert not read_tables(tables.data).member("Ben").never_with


def test_a_quiet_sign_reaches_nobody_who_is_gone() -> None:
    """And whoever is put back is trusted again, unless somebody else is by then."""
    tables = berkeley()
    taken = tables.take(where(tables, "member", "Ana"))
    assert not read_tables(tables.data).watching.trusted
    tables.put(("watch",), {**words_of(tables.entry(("watch",)) or {}), "trusted": "Rosa"})
    tables.put_back(taken)
    assert read_tables(tables.data).watching.trusted == "Rosa"
    assert not tables.take(where(tables, "member", "Ben")).trusted


def test_the_watch_has_its_entry_where_all_of_it_is_as_usual() -> None:
    tables = Tables.of(house())
    assert tables.paths("watch") == (("watch",),)
    tables.put(("watch",), {"quiet": "22:00-06:30"})
    assert read_tables(tables.data).watching == Watching(quiet=weekly("daily 22:00-06:30")[0])
    tables.put(("watch",), {})
    assert read_tables(tables.data) == house()


def test_what_is_still_named_cannot_go() -> None:
    """The sentence says where it is named."""
    tables = berkeley()
    tables.take(where(tables, "funder", "IHSS"))
    with pytest.raises(HouseholdFileError) as refused:
        read_tables(tables.data)
    assert refused.value.where == 'member "Ana", contract.funder'
    assert refused.value.sentence == "There is no funder “IHSS” in the household."
    assert key_of(refused.value, ("funder", 0)) is None


# -- mistakes


def mistakes(path: tuple[str | int, ...], **words: str | int | list[str] | None) -> dict[str, str]:
    """What is said beside which field."""
    with pytest.raises(HouseholdFileError) as refused:
        changed(path, **words)
    return {str(key_of(each, path)): each.sentence for each in refused.value.all}


def test_each_mistake_is_told_beside_its_field_without_file_and_line() -> None:
    assert mistakes(
        ("member", 0), pay="lots", phone=None, name=None, **{"contract.most": "40"}
    ) == {
        "name": "This cannot be left empty.",
        "pay": "“lots” is no amount of money; write one like 17.50.",
        "contract.most": "“40” is no length of time; write it like “1h30m”, “45m” or “12h”.",
    }


def test_two_wrong_lines_are_two_mistakes() -> None:
    with pytest.raises(HouseholdFileError) as refused:
        changed(("need", 1), hours=["moonday", "daily 07:00-09:00", "always 7"])
    assert [each.sentence.partition(" ")[0] for each in refused.value.all] == [
        "“moonday”",
        "“always",
    ]


@pytest.mark.parametrize(
    ("path", "words", "key", "sentence"),
    [
        (("plan",), {"days": 100}, "days", "write 56 or less"),
        (("member", 0), {"contract.least": "41h"}, "contract.least", "raise the most in a week"),
        (("member", 8), {"parts": ["attendant"]}, "contract.most", "needs a contract"),
        (("member", 1, "wish", 0), {"spare": ["mon"]}, "likes", "fill in one of the two"),
        (("activity", 1), {"at": ["sun 10:00"]}, "at", "keep one of the two"),
        (("activity", 1), {"hours": None}, "hours", "or fixed times, or one date"),
        (("activity", 3), {"by": "1988-04-01"}, "by", "it has one date already"),
        (("activity", 3), {"per": "week"}, "per", "choose the plan"),
        (("activity", 2), {"first_day": "1988-04-16"}, "by", "the last date is before the first"),
        (("activity", 4), {"held": 9}, "held", "raise the cap"),
        (("activity", 0), {"machine": "in"}, "machine", "nobody travels in the machine"),
        (("need", 0), {"name": "EVENING CARE"}, "name", "already taken"),
        (("machine", "tolerance", 0), {"since": "soon"}, "since", "is no date"),
        (("watch",), {"floor_phone": None}, "floor_phone", "there is no number to call"),
        (("watch",), {"floor": None}, "floor", "nobody is said to answer it"),
        (("watch",), {"quiet": "at night"}, "quiet", "are no quiet hours"),
        (("watch",), {"trusted": "Xi"}, "trusted", "there is no member “Xi” in the household"),
    ],
)
def test_mistakes_speak_of_fields(
    path: tuple[str | int, ...],
    words: dict[str, str | int | list[str] | None],
    key: str,
    sentence: str,
) -> None:
    """Not of keys, quotes or brackets, and each stands beside the field to change."""
    told = mistakes(path, **words)
    assert key in told, told
    assert sentence.casefold() in told[key].casefold()
    assert not set("[]='\"") & set(told[key])


def test_a_house_without_attendants_is_refused() -> None:
    """Beside no field: it is about all of the circle."""
    tables = Tables.of(house(members=(attendant("Ana"),)))
    tables.put(("member", 0), {"name": "Ana", "parts": ["confidant"]})
    with pytest.raises(HouseholdFileError) as refused:
        read_tables(tables.data)
    assert key_of(refused.value, ("member", 0)) == ""
    assert refused.value.sentence.startswith("Somebody must be an attendant")


# -- two edits at once

WAS: Words = {"name": "Ana", "phone": "1", "hours": ["mon", "tue"]}


def test_two_edits_of_different_fields_are_brought_together() -> None:
    now, typed = {**WAS, "phone": "2"}, {**WAS, "name": "Anna"}
    merge = merged(WAS, now, typed)
    assert merge.words == {"name": "Anna", "phone": "2", "hours": ["mon", "tue"]}
    assert (merge.mine, merge.theirs, merge.both) == (("name",), ("phone",), ())


def test_two_edits_of_one_field_are_told() -> None:
    merge = merged(WAS, {**WAS, "phone": "2"}, {**WAS, "phone": "3"})
    assert (merge.mine, merge.theirs, merge.both) == ((), (), ("phone",))
    assert merge.words["phone"] == "3"


def test_the_same_edit_twice_is_none() -> None:
    merge = merged(WAS, {**WAS, "phone": "2"}, {**WAS, "phone": "2"})
    assert not merge.mine + merge.theirs + merge.both


def test_lists_are_in_no_order() -> None:
    assert not merged(WAS, WAS, {**WAS, "hours": ["tue", "mon"]}).mine


words = st.dictionaries(
    st.sampled_from("abcd"),
    st.text("xyz", min_size=1, max_size=1) | st.lists(st.just("x")),
    max_size=4,
)


@given(was=words, now=words, typed=words)
def test_no_edit_is_lost(was: Words, now: Words, typed: Words) -> None:
    """Each key ends as one of the two put it, or is told as changed by both."""
    merge = merged(was, now, typed)
    for key in {*was, *now, *typed}:
        if key in merge.both:
            assert now.get(key) != typed.get(key)
        elif typed.get(key) == was.get(key):
            assert merge.words.get(key) == now.get(key)
        else:
            assert merge.words.get(key) == typed.get(key)


# -- texts that are long


def test_a_long_list_is_written_so_that_it_can_be_read() -> None:
    """A hundred absences are more than the longest line of a file."""
    days = [
        replace(Absence(span("mon 00:00-24:00")), when=span(f"mon+{n} 00:00-24:00"))
        for n in range(100)
    ]
    household = house(members=(attendant("Ana", phone="1"),))
    household = replace(household, members=(replace(household.members[0], absences=tuple(days)),))
    assert read_household(household_text(household)) == household


@pytest.mark.parametrize("pay", ["1e-5000", "0e999999", "9" * 30, "0." + "0" * 40 + "1"])
def test_pay_of_a_thousand_digits_is_refused(pay: str) -> None:
    assert mistakes(("member", 0), pay=pay)["pay"].endswith("write one like 17.50.")


def test_fixed_times_and_one_date_are_kept_as_they_were_said() -> None:
    """So that a form shows them again, and another length needs no other hours."""
    mass, interview = berkeley().data["activity"][0], berkeley().data["activity"][3]
    assert mass["at"] == ["sun 10:00"]
    assert interview["on"] == date(1988, 3, 30)
    longer = changed(("activity", 0), length="90m").activity("Mass")
    assert longer.hours[0].length == longer.length


def test_a_stay_keeps_its_date() -> None:
    one_day = replace(activity("stay"), first_day=MONDAY, last_day=MONDAY)
    household = house(activities=(one_day,))
    assert read_tables(Tables.of(household).data) == household
