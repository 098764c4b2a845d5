"""The line on which a key of a TOML text stands. TOML's own reader does not tell.

The text must be valid TOML: this walks it without judging it.
"""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

# Nothing that is asked for lies deeper, and keys of a thousand parts must not cost a million.
_DEEPEST = 8

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r'[ \t]*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)[ \t]*')
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\n]+")


def line_of(path: Path, text: str) -> int:
    """The line, from 1, of the key ``path`` in ``text``; of what holds it, if it is not there."""
    lines = lines_of(text)
    for depth in range(min(len(path), _DEEPEST), 0, -1):
        if path[:depth] in lines:
            return lines[path[:depth]]
    return 1


def lines_of(text: str) -> dict[Path, int]:
    """The lines of all keys, tables and entries of lists in ``text``, by their paths.

    Lists count from 0. Paths deeper than any household file needs are left out.
    """
    return _Walk(text).lines


class _Walk:
    """One pass over a text, remembering on which line each path was first met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._last: dict[Path, int] = {}
        self._statements()

    def _statements(self) -> None:
        table: Path = ()
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _note(self, path: Path, at: int) -> None:
        if len(path) <= _DEEPEST:
            self.lines.setdefault(path, bisect_right(self._ends, at - 1) + 1)

    def _header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the table that the next keys belong to."""
        start, double = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        *holders, last = self._key()
        self.at += 2 if double else 1
        path: Path = ()
        for part in holders:
            path = self._newest((*path, part), start)
        path = (*path, last)
        if not double:
            self.lines.pop(path, None)
            return self._newest(path, start)
        self._last[path] = self._last.get(path, -1) + 1
        return self._newest(path, start)

    def _newest(self, path: Path, start: int) -> Path:
        """``path``, and where it is a list of tables, the last of them so far."""
        self._note(path, start)
        if path not in self._last:
            return path
        path = (*path, self._last[path])
        self._note(path, start)
        return path

    def _key(self) -> list[str]:
        parts: list[str] = []
        while found := _KEY_PART.match(self.text, self.at):
            parts.append(_unquoted(found[1]))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return parts

    def _pair(self, table: Path) -> None:
        start = self.at
        key = self._key()
        for depth in range(1, min(len(key), _DEEPEST) + 1):
            self._note((*table, *key[:depth]), start)
        self.at += 1
        self._skip()
        self._value((*table, *key))

    def _value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            pattern = _TEXT if opening in "\"'" else _BARE
            found = pattern.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)

    def _list(self, path: Path) -> None:
        index = 0
        self._next()
        while self.text[self.at] != "]":
            self._note((*path, index), self.at)
            self._value((*path, index))
            index += 1
            self._skip()
            if self.text[self.at] == ",":
                self._next()
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self._next()
        while self.text[self.at] != "}":
            self._pair(path)
            self._skip()
            if self.text[self.at] == ",":
                self._next()
        self.at += 1

    def _next(self) -> None:
        self.at += 1
        self._skip()


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    return str(tomllib.loads(f"key = {part}")["key"])
