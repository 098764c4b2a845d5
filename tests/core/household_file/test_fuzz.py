"""Whatever is done to a household file, its reader answers with a house or with one sentence."""

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from horarium.core.household import Household
from horarium.core.household_file import (
    HouseholdFileError,
    read_household,
    read_household_bytes,
)

HOUSEHOLDS = sorted((Path(__file__).parents[3] / "households").glob("*.toml"))
TEXTS = [path.read_text(encoding="utf-8") for path in HOUSEHOLDS]

ODD_VALUES = (
    *('""', '" "', '"x"', '"\\u0000"', '"\\u202e"', '"0h"', '"-1h"', '"99999999999d"', "'''\n'''"),
    *("0", "-1", "1", "1e400", "nan", "-inf", "0xffffffffffffffffffffffff", "9" * 400, "1_0.5"),
    *("true", "[]", "{}", "[[]]", "[[[1]]]", "[{}]", "{a = {b = {}}}", '["a", 1, false]', "[ "),
    *("1988-02-30", "0001-01-01", "9999-12-31", "1988-03-24T10:00:00Z", "07:00:00", "1988-03-27"),
    *('"mon-fri 25:00-26:00"', '"always"', '"daily 07:00-07:00"', '"month"', '"Ana"', '"ana"'),
    *('"1988-03-24 to 1900-01-01"', '"9999-12-31 to 9999-12-31"', '"1988-04-03 02:30"'),
    *('"22:00-06:30"', '"00:00-24:00"', '"0m"', '"12h"'),
    *('"sun 10:00"', '"24:00"', '"11:11-11:11"', '"' + "a" * 81 + '"', '"e\\u0301"', '"../etc"'),
)
PIECES = st.sampled_from(
    ["=", "[", "]", "{", "}", '"', '"""', "'", "#", ",", ".", "\n", "\r", "\0", "\\", "\u2028", "é"]
)


NOTHING = list(re.finditer(r"\A", ""))


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A household file after up to four accidents."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(ACCIDENTS))(draw, text)
    return text


def _a_line(draw: st.DrawFn, lines: list[str]) -> int:
    return draw(st.integers(0, len(lines) - 1))


def lose_a_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[_a_line(draw, lines)]
    return "\n".join(lines)


def move_a_line(draw: st.DrawFn, text: str) -> str:
    """A line comes a second time somewhere, or leaves its place for it."""
    lines = text.split("\n")
    source, target = _a_line(draw, lines), _a_line(draw, lines)
    line = lines[source] if draw(st.booleans()) else lines.pop(source)
    lines.insert(target, line)
    return "\n".join(lines)


def change_characters(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    gone = draw(st.integers(0, 5))
    return text[:at] + draw(PIECES | st.text(max_size=5)) + text[at + gone :]


def change_a_value(draw: st.DrawFn, text: str) -> str:
    """Mostly the whole of a value, so that the result is often TOML."""
    values = list(re.finditer(r"(?<== )[^\n{\[]+?(?= *[,}#\n])", text)) or NOTHING
    found = draw(st.sampled_from(values))
    return text[: found.start()] + draw(st.sampled_from(ODD_VALUES)) + text[found.end() :]


def rename_a_key(draw: st.DrawFn, text: str) -> str:
    keys = list(re.finditer(r"[a-z_]+(?= = )|(?<=\[)[a-z.]+(?=\])", text)) or NOTHING
    found, other = draw(st.sampled_from(keys)), draw(st.sampled_from(keys))
    name = draw(st.sampled_from([other[0], f"{found[0]}x", '"\\n"', '"a.b"', f"{found[0]}.x"]))
    return text[: found.start()] + name + text[found.end() :]


def cut_short(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


ACCIDENTS = (
    *(lose_a_line, move_a_line, change_characters, rename_a_key, cut_short),
    *(change_a_value, change_a_value, change_a_value),
)


def told(error: HouseholdFileError, text: str) -> None:
    """One line that names the file and one of its lines and ends in a full stop."""
    sentence = str(error)
    assert len(sentence.splitlines()) == 1
    assert sentence.isprintable() or "\u200c" in sentence or "\u200d" in sentence
    assert sentence.endswith(".")
    found = re.match(r"mark's file\.toml, line (\d+): \S", sentence)
    assert found
    assert 1 <= int(found[1]) <= text.count("\n") + 1


@given(mangled())
@settings(max_examples=400)
def test_a_mangled_file_is_read_or_answered(text: str) -> None:
    """A house comes back, or one sentence with the file and a line of it."""
    try:
        assert isinstance(read_household(text, "mark's file.toml"), Household)
    except HouseholdFileError as error:
        told(error, text)


@given(st.binary(max_size=200) | mangled().map(lambda text: text.encode("utf-16")))
@example(b"\xff\xfe")
@example(b"")
@example(b"x = " + b"[" * 990)
@example(b"x = " + b"[\n" * 100_000)
@example(b"x = " + b"{a=" * 300)
@example(b"\n".join(b"%d." % n + b"a." * 490 + b"a = 1" for n in range(100)))
@example(b"x = '''" + b"\\" * 900 + b"'''")
@example(b'x = "' + b'\\"' * 400 + b'"')
def test_any_bytes_are_answered(data: bytes) -> None:
    """What is no household file at all gets its sentence too, in good time."""
    try:
        read_household_bytes(data, "mark's file.toml")
    except HouseholdFileError as error:
        told(error, data.decode("latin-1"))
    else:
        raise AssertionError
