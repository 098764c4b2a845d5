"""A disk that keeps only what it was told to sync: its files, and each state a cut can leave.

A file system of APSW writes down what SQLite does to its files. From that every state that a power
cut could leave can be made: what was synced is there, of the rest a part that is drawn.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """These bytes were written; ``data`` is None where the file was cut to ``at`` bytes."""

    file: str
    at: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was written to this file is on the disk from here on."""

    file: str


@dataclass(frozen=True, slots=True)
class Commit:
    """SQLite said that it is committed; ``digest`` is of all that was there then."""

    digest: str


Step = Write | Sync | Commit


class LossyDisk(apsw.VFS):
    """A file system in memory that writes down all that happens to it."""

    def __init__(self, name: str) -> None:
        self.files: dict[str, bytearray] = defaultdict(bytearray)
        self.steps: list[Step] = []
        self._known = name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802 - SQLite's name
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        flags[1] = flags[0]
        return LossyFile(self, _kind(path))

    def xAccess(self, path: str, _flags: int) -> bool:  # noqa: N802
        return _kind(path) in self.files

    def xDelete(self, path: str, _sync: bool) -> None:  # noqa: N802
        self.files.pop(_kind(path), None)

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


def _kind(path: str | None) -> str:
    return "wal" if path and path.endswith("-wal") else "db" if path else "other"


class LossyFile:
    """One file of it."""

    def __init__(self, disk: LossyDisk, kind: str) -> None:
        self._disk, self._kind = disk, kind
        self._bytes = disk.files[kind]

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._bytes[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        _write(self._bytes, offset, data)
        self._disk.steps.append(Write(self._kind, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        del self._bytes[size:]
        self._disk.steps.append(Write(self._kind, size, None))

    def xSync(self, _flags: int) -> None:  # noqa: N802
        self._disk.steps.append(Sync(self._kind))

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._bytes)

    def xFileControl(self, _op: int, _pointer: int) -> bool:  # noqa: N802
        return False

    def xClose(self) -> None:  # noqa: N802
        """Nothing is to be done."""

    def xLock(self, _level: int) -> None:  # noqa: N802
        """There is nobody else."""

    def xUnlock(self, _level: int) -> None:  # noqa: N802
        """There is nobody else."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return _SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0


def _write(file: bytearray, at: int, data: bytes) -> None:
    if len(file) < at + len(data):
        file.extend(bytes(at + len(data) - len(file)))
    file[at : at + len(data)] = data


class Cutter:
    """Makes what a cut leaves, at one step after the other; asked in the order of steps."""

    def __init__(self, before: dict[str, bytes], steps: list[Step]) -> None:
        self.synced = {name: bytearray(data) for name, data in before.items()}
        self._steps, self._at = steps, 0
        self._open: list[Write] = []
        self.committed = 0

    def until(self, at: int) -> None:
        """All that happened before this step."""
        for step in self._steps[self._at : at]:
            match step:
                case Write():
                    self._open.append(step)
                case Sync(file):
                    for each in self._open:
                        if each.file == file:
                            _apply(self.synced, each)
                    self._open = [each for each in self._open if each.file != file]
                case Commit():
                    self.committed += 1
        self._at = at

    def left(self, dice: random.Random) -> dict[str, bytearray]:
        """What may be on the disk: of what was not synced none, all, the first few, or any."""
        files = {name: bytearray(data) for name, data in self.synced.items()}
        for each in _drawn(self._open, dice):
            _apply(files, each)
        return files


def _drawn(writes: list[Write], dice: random.Random) -> Iterator[Write]:
    how = dice.choice(["none", "first", "any", "any", "torn"])
    if how == "none":
        return
    if how == "first":
        yield from writes[: dice.randint(0, len(writes))]
        return
    for each in writes:
        if dice.random() < 0.5:
            yield each if how == "any" or each.data is None else _torn(each, each.data, dice)


def _torn(write: Write, data: bytes, dice: random.Random) -> Write:
    """Only its first sectors."""
    return Write(write.file, write.at, data[: dice.randint(0, len(data) // _SECTOR) * _SECTOR])


def _apply(files: dict[str, bytearray], write: Write) -> None:
    file = files.setdefault(write.file, bytearray())
    if write.data is None:
        del file[write.at :]
    else:
        _write(file, write.at, write.data)
