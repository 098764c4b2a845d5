"""Files that are either whole or as they were before."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put ``content`` at ``path`` all at once. Raises OSError, and then ``path`` is as it was.

    A ``private`` file is its owner's alone from the first byte.
    """
    write_all(path.parent, {path.name: content}, private=private)


def write_all(folder: Path, files: Mapping[str, bytes], *, private: bool = False) -> None:
    """Put all ``files`` into ``folder``, by name, once every one of them is safely on the disk.

    A full disk or a crash while they are written leaves the folder's files as they were. The
    last of ``files`` is moved to its place last. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix=".horarium-", dir=folder) as beside:
        for name, content in files.items():
            _write(Path(beside, name), content, private=private)
        for name in files:
            Path(beside, name).replace(folder / name)
    _sync_folder(folder)


def _write(path: Path, content: bytes, *, private: bool) -> None:
    with path.open("wb") as file:
        if private:
            os.fchmod(file.fileno(), 0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """So that the moves outlive a power cut, where the system can do it."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
