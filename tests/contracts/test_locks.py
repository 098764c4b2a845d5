"""The locks say exactly what is installed, and nothing about where it came from."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.contracts.tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> Iterator[tuple[str, str, int]]:
    """Each pinned package: its name, its version with any marker, and how many hashes it has."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        found = re.fullmatch(
            r"([a-z0-9-]+)==([^ ]+(?: ; [^#]+?)?)((?: +--hash=sha256:[0-9a-f]{64})*) *", line
        )
        assert found, f"{lock} has a line that is no pin: {line[:60]}"
        yield found[1], found[2], found[3].count("--hash")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    """Each pin has a hash; no line names an address, a folder or an index."""
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
    assert not [package for package, _, hashes in pins(lock) if not hashes]


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    """What the project depends on is locked, and the larger lock repeats the smaller one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[<>=[]", each)[0] for each in project["project"]["dependencies"]}
    developing = {re.split(r"[<>=[]", each)[0] for each in project["dependency-groups"]["dev"]}
    small, large = ({(each, version) for each, version, _ in pins(lock)} for lock in LOCKS)
    assert wanted <= {package for package, _ in small}
    assert developing <= {package for package, _ in large}
    assert small <= large
