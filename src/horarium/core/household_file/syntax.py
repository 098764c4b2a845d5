"""From bytes to the values of TOML: what is no TOML at all is told here."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any

from horarium.core.household_file.mistake import HouseholdFileError, Source, mistake, plain

LARGEST = 1_000_000
LONGEST_LINE = 1_000

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
# What TOML's reader says, in its own words, and what to do about it.
_REMEDIES = (
    ("Cannot overwrite", "the same key or table is written twice; keep one of the two"),
    ("Cannot declare", "the same table is written twice; keep one of the two"),
    ("Duplicate inline", "the same key is written twice; keep one of the two"),
    ("Cannot mutate", "this table was finished further up; write the key there"),
    ("Cannot redefine", "this table was finished further up; write the key there"),
    ("Illegal character", "there is a character that TOML does not allow; remove or retype it"),
    ("Unterminated string", "a text has no end; close it with a quote"),
    ("Expected '='", "there is no = after a key; write key = value"),
    ("Expected ']", "a table's name has no end; close it with the bracket it lacks"),
    ("Unclosed array", "a list is not closed or lacks a comma; close it with ]"),
    ("Unclosed inline", "a table in braces is not closed or lacks a comma; close it with }"),
    ("Invalid date", "this date or time does not exist; write one like 1988-03-24"),
    ("Invalid statement", "this line is neither key = value nor a [table]; correct or remove it"),
    ("Invalid initial", "a key is missing or misspelt; write letters, digits, - or _ only"),
    ("Invalid value", "the value is missing or not in quotes; write a text in quotes"),
    ("Found invalid", "there is a character that TOML does not allow; remove or retype it"),
    ("Unescaped", "a backslash in a text means nothing here; write two of them"),
    ("Invalid hex", "a backslash in a text means nothing here; write two of them"),
    ("Escaped", "a backslash in a text means nothing here; write two of them"),
    ('Expected "', "a text in single quotes has no end; close it with a quote"),
    ("Expected '\"", "a text has no end; close it with a quote"),
    ("Expected newline", "something follows the value; put it on its own line or behind a #"),
)


def source_from_bytes(data: bytes, name: str) -> Source:
    """Raises HouseholdFileError for what is not UTF-8."""
    _small_enough(len(data), name)
    try:
        return source_from(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise mistake(name, line, "this is not UTF-8; save the file as UTF-8 text") from None


def source_from(text: str, name: str) -> Source:
    """Raises HouseholdFileError for what is not TOML, or too much of it."""
    _small_enough(len(text), name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise mistake(
                name, number, f"the line is longer than {LONGEST_LINE} characters; break it up"
            )
    try:
        data: dict[str, Any] = tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), name, len(lines)) from None
    except RecursionError:
        deepest = max(range(len(lines)), key=lambda n: lines[n].count("[") + lines[n].count("{"))
        raise mistake(
            name, deepest + 1, "lists or tables lie too deep in each other; take them apart"
        ) from None
    return Source(name, text, data)


def _small_enough(size: int, name: str) -> None:
    if size > LARGEST:
        raise mistake(name, 1, "the file is larger than 1 MB; remove what does not belong in it")


def _decimal(number: str) -> Decimal:
    try:
        return Decimal(number)
    except InvalidOperation:
        return Decimal("NaN")


def _no_toml(told: str, name: str, count: int) -> HouseholdFileError:
    where = _WHERE.search(told)
    line = min(int(where[1]), count) if where and where[1] else count
    said = _WHERE.sub("", told)
    for start, remedy in _REMEDIES:
        if said.startswith(start):
            return mistake(name, line, remedy)
    return mistake(
        name, line, f"this is not TOML ({plain(said, 80)}); check quotes, commas and brackets here"
    )
