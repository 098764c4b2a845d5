"""What the tables say of each other: names given once, names that exist, contracts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

from horarium.core.activities import WITHIN_CALL, Activity
from horarium.core.household import Household
from horarium.core.household_file.mistake import Place, nearest, told
from horarium.core.people import Member, Part
from horarium.core.watching import Watching


def agreed(place: Place, household: Household) -> Household:
    """The household with every reference spelt as the name it means.

    Raises HouseholdFileError for a name given twice, a name that does not exist, a house
    without attendants, and an attendant without a contract.
    """
    names = {table: once(place, table, listed) for table, listed in _named(household)}
    _attended(place, household)
    _kinds_known(place, household)
    return replace(
        household,
        members=tuple(
            _member(place.at("member", index), each, names["member"], names["funder"])
            for index, each in enumerate(household.members)
        ),
        activities=tuple(
            _activity(place.at("activity", index, "equipment"), each, names["equipment"])
            for index, each in enumerate(household.activities)
        ),
        watching=_watching(place.at("watch", "trusted"), household.watching, names["member"]),
    )


def _named(household: Household) -> Iterator[tuple[str, list[str]]]:
    yield "member", [each.name for each in household.members]
    yield "activity", [each.name for each in household.activities]
    yield "need", [each.name for each in household.needs]
    yield "funder", [each.name for each in household.funders]
    yield "service", [each.name for each in household.services]
    yield "equipment", [each.name for each in household.equipment]


def _same(name: str) -> str:
    """What two names have in common that people would read as one name."""
    return normalize("NFC", normalize("NFC", name).casefold())


def once(place: Place, table: str, names: Sequence[str]) -> dict[str, str]:
    """The names of a table by what they are read as; raises HouseholdFileError for one twice."""
    seen: dict[str, str] = {}
    for index, name in enumerate(names):
        if _same(name) in seen:
            what = f"the name {told(seen[_same(name)])} is already taken; change one of the two"
            mistake = place.at(table, index, "name").wrong(what)
            first = names.index(seen[_same(name)])
            mistake.others = (place.at(table, first, "name").wrong(what),)
            raise mistake
        seen[_same(name)] = name
    return seen


def _attended(place: Place, household: Household) -> None:
    attendants = [
        (index, each)
        for index, each in enumerate(household.members)
        if Part.ATTENDANT in each.parts
    ]
    if not attendants:
        raise place.at("member").wrong(
            "there is no member with the part attendant who could come; "
            'add one with parts = ["attendant"] and a contract',
            on_page="somebody must be an attendant, or nobody in the house could come",
        )
    for index, each in attendants:
        if each.contract is None:
            raise place.at("member", index).wrong(
                'an attendant needs a contract; add contract.most = "40h" '
                "with the most hours a week",
                key="contract.most",
                on_page="an attendant needs a contract; write the most hours in a week",
            )


def _kinds_known(place: Place, household: Household) -> None:
    """A private no that is misspelt would not be kept, so it is asked about."""
    known = {each.kind for each in household.activities} | {WITHIN_CALL}
    for index, member in enumerate(household.members):
        for kind in sorted(member.unwilling - known):
            meant = nearest(kind, known)
            if meant:
                raise place.at("member", index, "unwilling").wrong(
                    f"{told(kind)} is no kind of task here; write {told(meant)}"
                )


def _member(
    here: Place, member: Member, members: Mapping[str, str], funders: Mapping[str, str]
) -> Member:
    apart = here.at("never_with")
    never_with = frozenset(
        _meant(apart, name, members, "member") for name in sorted(member.never_with)
    )
    if member.name in never_with:
        raise apart.wrong("nobody can be kept apart from themselves; remove the name")
    contract = member.contract
    if contract and contract.funder:
        paid = _meant(here.at("contract", "funder"), contract.funder, funders, "funder")
        contract = replace(contract, funder=paid)
    return replace(member, never_with=never_with, contract=contract)


def _activity(here: Place, activity: Activity, there: Mapping[str, str]) -> Activity:
    names = tuple(_meant(here, name, there, "equipment") for name in activity.equipment)
    return replace(activity, equipment=names)


def _watching(here: Place, watching: Watching, members: Mapping[str, str]) -> Watching:
    """A quiet sign to somebody who is not there would reach nobody."""
    if not watching.trusted:
        return watching
    return replace(watching, trusted=_meant(here, watching.trusted, members, "member"))


def _meant(here: Place, name: str, names: Mapping[str, str], table: str) -> str:
    if _same(name) in names:
        return names[_same(name)]
    meant = nearest(name, names.values())
    remedy = f"write {told(meant)}" if meant else f"add it as [[{table}]] or remove it here"
    raise here.wrong(
        f"there is no {table} {told(name)}; {remedy}",
        on_page=f"there is no {table} {told(name)} in the household",
    )
