"""Where the pages of the household are."""

from urllib.parse import urlencode

from horarium.core.household_file.edit import Entry

HERE = "/household/"
# What is read in one chapter of the document, by table.
_CHAPTERS = {
    "house": "person",
    "person": "person",
    "plan": "person",
    "watch": "person",
    "competence": "member",
    "wish": "member",
    "tolerance": "machine",
}


def address_of(entry: Entry) -> str:
    """The page of an entry. A new one says whose it is to be."""
    return _address(entry, "")


def look_address(entry: Entry) -> str:
    """Where what is typed into its form is answered."""
    return _address(entry, "look/")


def remove_address(entry: Entry) -> str:
    """Where it is removed."""
    return _address(entry, "remove/")


def _address(entry: Entry, verb: str) -> str:
    of = f"?{urlencode({'of': entry.of})}" if entry.of else ""
    return f"{HERE}{entry.words}/{verb}{of}"


def chapter_of(table: str) -> str:
    """The chapter of the document that an entry is read in."""
    return _CHAPTERS.get(table, table)
