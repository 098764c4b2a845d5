"""The sentences of the household’s pages."""

from collections.abc import Iterable, Iterator, Mapping

from horarium.actions.change_household import label_of, said
from horarium.core.findings import counted
from horarium.core.household_file.described import TABLES, Field
from horarium.core.household_file.edit import Entry, Word, Words
from horarium.pages.household.context import FollowsContext
from horarium.pages.household.form import follows_context
from horarium.tellings.follows import Follows
from horarium.tellings.household import EntryTold, FormTold


def title_of(told: FormTold) -> str:
    """The heading of a form."""
    table = TABLES[told.entry.table]
    named = f"Add {table.one}" if told.entry.is_new else name_of(told.entry, told.words)
    return named + of_words(told)


def of_words(told: FormTold) -> str:
    """Whose it is, where it is somebody's."""
    return f" of {told.of}" if told.of else ""


def name_of(entry: Entry, words: Mapping[str, Word]) -> str:
    """What an entry is called, with a name of its own or without."""
    if entry.table in ("house", "person", "plan", "watch"):
        return TABLES[entry.table].one.capitalize()
    if entry.table == "tolerance":
        return f"Tolerance since {words.get('since', '')}"
    if entry.table == "wish":
        return _wish_words(words)
    return str(words.get("name") or words.get("skill") or TABLES[entry.table].one.capitalize())


def _wish_words(words: Mapping[str, Word]) -> str:
    liked, spared = words.get("likes"), words.get("spare")
    if isinstance(liked, list):
        return f"Wish for {', '.join(liked)}"
    return f"Wish to be spared {', '.join(spared) if isinstance(spared, list) else ''}".strip()


# What the name of an entry says already.
_IN_NAME = ("name", "skill", "since", "likes", "spare")


def facts_of(told: EntryTold) -> Iterator[tuple[str, str]]:
    """What is written of an entry, but for its name: label and value."""
    for field in TABLES[told.entry.table].fields:
        word = told.words.get(field.key)
        is_title = field.key in _IN_NAME and told.entry.table not in ("house", "person")
        if word is not None and not is_title:
            yield field.label, value_words(field, word)


def value_words(field: Field, word: Word) -> str:
    """A value as a document prints it; sentences follow one another."""
    if word is True:
        return "Yes"
    named = {value: words.partition(":")[0] for value, words in field.choices}
    values = word if isinstance(word, list) else [str(word)]
    between = " " if all(value.endswith(".") for value in values) else ", "
    return between.join(named.get(value, value) for value in values)


# -- what is said once something was saved


def saved_words(title: str, follows: Follows) -> Iterator[str]:
    """That it is saved, and what follows."""
    yield f"{title} is saved."
    yield from followed_words(follows)


def followed_words(follows: Follows) -> Iterator[str]:
    shown = follows_context(follows)
    if shown is None:
        return
    if shown.sentences:
        yield " ".join(["This follows:", *shown.sentences, *_more(shown)])
    elif shown.mended:
        yield mended_words(shown.mended, would="no longer lacks")


def _more(shown: FollowsContext) -> Iterator[str]:
    if shown.more:
        yield f"And {shown.more} more."


def mended_words(count: int, would: str = "would no longer lack") -> str:
    """What is better than before."""
    return f"The roster {would} {counted(count, 'thing')} that the rules found."


def beside_words(entry: Entry, keys: Iterable[str], now: Words, by: str) -> str:
    """That somebody else changed other fields of the same entry meanwhile."""
    changed = "; ".join(f"{label_of(entry, key)}: {said(now.get(key))}" for key in keys)
    return f"Meanwhile {by} changed this entry, too, and that is kept: {changed}."


def by_words(by: str, viewer: str, at: str) -> str:
    """Who and when, for whoever it may have been."""
    who = "you yourself, on another page or device," if by == viewer else by
    return f"{who} on {at}"


def status_words(*, changed: bool, mistakes: int, shown: FollowsContext | None, label: str) -> str:
    """The one sentence that is read out while somebody types."""
    if mistakes:
        return f"{counted(mistakes, 'field')} cannot be saved like this yet."
    if not changed:
        return ""
    if shown is None:
        return "It can be saved. Nothing else follows from it."
    if not shown.sentences:
        return f"It can be saved. {mended_words(shown.mended)}"
    count = len(shown.sentences) + shown.more
    where = f" They stand beside “{label}”." if label else ""
    return f"It can be saved. {counted(count, 'thing')} would follow.{where}"
