"""What the command cannot do, as one sentence for the person who typed it."""

import errno
from pathlib import Path

from horarium.core.household_file.mistake import nearest, plain
from horarium.store.whole_file import NO_ROOM

_REASONS = {
    errno.ENOENT: "does not exist",
    errno.EISDIR: "is a folder, not a file",
    errno.ENOTDIR: "is no folder, or lies in something that is none",
    errno.EEXIST: "is a file, not a folder",
    errno.EACCES: "is closed to you: ask for the right to use it",
    errno.EPERM: "is closed to you: ask for the right to use it",
    errno.EROFS: "cannot be written: the disk is read-only",
    errno.ENAMETOOLONG: "has too long a name",
}


class RefusalError(Exception):
    """A sentence for standard error; the command ends with status 2."""


def refusal(path: Path, wrong: OSError) -> RefusalError:
    """The sentence for what the system says about a file or folder."""
    name = plain(str(path), 200)
    if wrong.errno in NO_ROOM:
        return RefusalError(f"There is no room on the disk for {name}. Nothing was changed.")
    reason = _REASONS.get(wrong.errno or 0, f"cannot be used ({wrong.strerror})")
    return RefusalError(f"{name} {reason}.")


def unknown(what: str, name: str, known: list[str]) -> RefusalError:
    """The sentence for a name that nobody or nothing has, with the one probably meant."""
    meant = nearest(name, known)
    remedy = f'write "{meant}"' if meant else f"write one of {', '.join(known)}"
    return RefusalError(f'There is {what} "{plain(name)}"; {remedy}.')
