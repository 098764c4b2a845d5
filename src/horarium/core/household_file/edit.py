"""A household changed entry by entry, in the file's own words.

An entry is one table of the file: ``("person",)``, ``("need", 2)``, or one inside another as
``("member", 0, "wish", 1)``. Its words are what a form can hold: text, whole numbers, true, and
lists of text, by key; the keys of a table within are written ``contract.most``. Tables in lists
are entries of their own. What is wrong with words is said by reading the household again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from horarium.core.household import Household
from horarium.core.household_file.locate import Path
from horarium.core.household_file.mistake import HouseholdFileError
from horarium.core.household_file.write import household_tables

Word = str | int | list[str]
Words = Mapping[str, Word]

NEW = "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """Which entry, as pages and events address it.

    ``id`` is its row's in its ``table``, or ``new``; ``of`` is the member it is to belong to.
    """

    table: str
    id: str = ""
    of: str = ""

    @property
    def is_new(self) -> bool:
        return self.id == NEW

    @property
    def words(self) -> str:
        """As events name it."""
        return f"{self.table}/{self.id}" if self.id else self.table


# Where an entry is named by others: the table of it, and the path of the lists or texts there.
_NAMED_IN = {
    "member": (("member", "never_with"), ("watch", "trusted")),
    "funder": (("member", "contract", "funder"),),
    "equipment": (("activity", "equipment"),),
}

# Of the texts among these: what is left out when its name goes. Others are still needed.
_CAN_BE_LEFT = ("trusted",)


@dataclass(slots=True)
class Tables:
    """What a household's file holds, to be changed; ``read_tables`` makes a household of it."""

    data: dict[str, Any]

    @classmethod
    def of(cls, household: Household) -> "Tables":
        """The watch has its entry also where all of it is as usual."""
        return cls({"watch": {}, **household_tables(household)})

    def entry(self, path: Path) -> dict[str, Any] | None:
        """The table at ``path``, or None where there is none."""
        found: Any = self.data
        for step in path:
            found = _inside(found, step)
        return found if isinstance(found, dict) else None

    def paths(self, table: str) -> tuple[Path, ...]:
        """Where the entries of a table are that is in no other."""
        found = self.data.get(table, [])
        if isinstance(found, dict):
            return ((table,),)
        return tuple((table, index) for index in range(len(found)))

    def put(self, path: Path, words: Words) -> None:
        """Write an entry's words; the tables in lists that it has stay. A new one goes last.

        An entry that is named elsewhere and now has another name is named so there, too.
        """
        before = self.entry(path)
        holder, step = self._holder(path)
        made = _nested(words, before or {})
        if isinstance(holder, list) and step == len(holder):
            holder.append(made)
        else:
            holder[step] = made
        if before:
            self._rename(str(path[0]), before.get("name"), made.get("name"))

    def rename(self, path: Path, name: str) -> None:
        """Give an entry another name, here and wherever it is named."""
        entry = self.entry(path) or {}
        self.put(path, {**words_of(entry), "name": name})

    def take(self, path: Path) -> "Taken":
        """Take an entry out. Nobody is kept apart from, or trusts, who is no longer a member.

        Raises LookupError where there is none.
        """
        entry = self.entry(path)
        if entry is None:
            raise LookupError(path)
        holder, step = self._holder(path)
        del holder[step]
        apart: tuple[str, ...] = ()
        trusted = False
        if path[0] == "member" and len(path) == 2:
            name = entry["name"]
            members = self.data.get("member", ())
            apart = tuple(each["name"] for each in members if name in each.get("never_with", ()))
            trusted = self._watch.get("trusted") == name
            self._rename("member", name, None)
        holder = (self.entry(path[:2]) or {}).get("name", "") if len(path) > 3 else ""
        return Taken(path, _plain(entry), apart, holder, trusted=trusted)

    def put_back(self, taken: "Taken") -> None:
        """What was taken out is in its place again. Raises LookupError where it has none."""
        holder, step = self._holder(self.path_back(taken))
        if isinstance(holder, list):
            holder.insert(int(step), dict(taken.entry))
        else:
            holder[step] = dict(taken.entry)
        for each in self.data.get("member", ()):
            if each["name"] in taken.apart:
                each["never_with"] = [*each.get("never_with", ()), taken.entry["name"]]
        if taken.trusted:
            # Unless he trusts somebody else meanwhile.
            self._watch.setdefault("trusted", taken.entry["name"])

    def path_back(self, taken: "Taken") -> Path:
        """Where it belongs now; a competence or a wish to the same member as before."""
        if not taken.holder:
            return taken.path
        for index, each in enumerate(self.data.get("member", ())):
            if each["name"] == taken.holder:
                return ("member", index, *taken.path[2:])
        raise LookupError(taken.holder)

    @property
    def _watch(self) -> dict[str, Any]:
        return self.data.setdefault("watch", {})  # type: ignore[no-any-return]

    def _holder(self, path: Path) -> tuple[Any, Any]:
        """The list or table that holds what is at ``path``, made where there is none, and where."""
        found: Any = self.data
        for step, following in pairwise(path):
            if isinstance(found, dict):
                found = found.setdefault(step, [] if isinstance(following, int) else {})
            else:
                found = found[step]
        return found, path[-1]

    def _rename(self, table: str, old: object, new: object) -> None:
        if old == new:
            return
        for first, *rest in _NAMED_IN.get(table, ()):
            found = self.data.get(first, [])
            for entry in [found] if isinstance(found, dict) else found:
                _rename_in(entry, rest, old, new)


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry that was taken out, as JSON can hold it.

    ``apart`` are the members who were kept apart from this one, ``holder`` the one it was of;
    ``trusted`` is whether a quiet sign reached them.
    """

    path: Path
    entry: Mapping[str, Any]
    apart: tuple[str, ...] = ()
    holder: str = ""
    trusted: bool = False


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a table holds
    """Dates and amounts as texts, which the readers take as well."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, int) else _word(value)


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


def _rename_in(entry: dict[str, Any], path: list[str], old: object, new: object) -> None:
    """Another name for ``old`` at ``path``, or with None no name, in a text or a list of them."""
    *holders, key = path
    for step in holders:
        entry = entry.get(step, {})
    named = entry.get(key)
    if isinstance(named, list):
        left = [new if each == old else each for each in named]
        entry[key] = [each for each in left if each is not None]
    elif named == old and new is not None:
        entry[key] = new
    elif named == old and key in _CAN_BE_LEFT:
        del entry[key]


def _nested(words: Words, before: Mapping[str, Any]) -> dict[str, Any]:
    """Words as a table, with the lists of tables from ``before``."""
    made: dict[str, Any] = {
        key: each for key, each in before.items() if key not in words and _is_list_of_tables(each)
    }
    for key, word in words.items():
        holder = made
        *holders, last = key.split(".")
        for step in holders:
            holder = _first(holder, step)
        holder[last] = word
    return made


def _first(holder: dict[str, Any], step: str) -> dict[str, Any]:
    """The table below, or the first of a list: a new machine comes with its first tolerance."""
    if step != "tolerance":
        return holder.setdefault(step, {})  # type: ignore[no-any-return]
    return holder.setdefault(step, [{}])[0]  # type: ignore[no-any-return]


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def words_of(entry: Mapping[str, Any]) -> dict[str, Word]:
    """The words of an entry, without the tables in lists that it has."""
    return dict(_words_of(entry, ""))


def key_of(mistake: HouseholdFileError, path: Path) -> str | None:
    """Which key of the entry at ``path`` a mistake is about: "" all of it, None another entry."""
    if mistake.path[: len(path)] == path:
        return ".".join(each for each in mistake.path[len(path) :] if isinstance(each, str))
    return "" if path[: len(mistake.path)] == mistake.path else None


def _words_of(entry: Mapping[str, Any], before: str) -> Iterator[tuple[str, Word]]:
    for key, value in entry.items():
        if isinstance(value, Mapping):
            yield from _words_of(value, f"{before}{key}.")
        elif not _is_list_of_tables(value):
            yield f"{before}{key}", _word(value)


def _word(value: object) -> Word:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case list():
            return [str(each) for each in value]
        case int():
            return value
    return str(value)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two edits of one entry brought together.

    ``words`` are what was typed where that changed something, and else what is there now.
    ``mine`` and ``theirs`` are the keys that only one of the two changed, ``both`` those that
    they changed to something different.
    """

    words: Words
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    both: tuple[str, ...]


def merged(was: Words, now: Words, typed: Words) -> Merge:
    """What was ``typed`` into a form that held ``was``, into an entry that holds ``now``."""
    keys = dict.fromkeys([*was, *now, *typed])
    mine = {key for key in keys if not _same(was.get(key), typed.get(key))}
    theirs = {key for key in keys if not _same(was.get(key), now.get(key))}
    both = {key for key in mine & theirs if not _same(now.get(key), typed.get(key))}
    words = {
        key: each for key in keys if (each := (typed if key in mine else now).get(key)) is not None
    }
    return Merge(
        words,
        tuple(key for key in keys if key in mine - theirs),
        tuple(key for key in keys if key in theirs - mine),
        tuple(key for key in keys if key in both),
    )


def _same(one: Word | None, other: Word | None) -> bool:
    """Whether two words say the same; lists are in no order here."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return one == other
