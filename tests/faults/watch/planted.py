"""Plants one bug after the other in a copy of the source, and sees whether the tests find it.

``python -m tests.faults.watch.planted`` says how many of them were found. A test that fails for
another reason than the bug would count, too: so each must pass in the copy before anything is
planted there.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.watch.bugs import BUGS, Bug

ROOT = Path(__file__).resolve().parents[3]
_COPIED = ("src", "tests", "households", "bench")


def main() -> int:
    """How many of them the tests find."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("numbers", nargs="*", type=int, help="of the bugs, from 1; all of them")
    numbers = words.parse_args().numbers or range(1, len(BUGS) + 1)
    began = time.monotonic()
    missed = missed_of([BUGS[number - 1] for number in numbers])
    for each in missed:
        print(f"  not found: {each}")  # noqa: T201
    count, seconds = len(numbers), time.monotonic() - began
    print(f"planted bugs: {count - len(missed)}/{count} found; {seconds:.0f} s")  # noqa: T201
    return int(bool(missed))


def missed_of(bugs: Sequence[Bug]) -> list[str]:
    """The names of those that no test finds, or whose tests fail without them."""
    with _copy() as copy:
        return [each.name for each in bugs if _fails(copy, each.tests) or not _is_found(copy, each)]


@contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="horarium-planted-") as folder:
        for each in _COPIED:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / each, Path(folder, each), ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", folder)
        yield Path(folder)


def _is_found(copy: Path, bug: Bug) -> bool:
    source = copy / "src" / "horarium"
    kept = {name: (source / name).read_text(encoding="utf-8") for name, _, _ in bug.changes}
    try:
        for name, old, new in bug.changes:
            text = (source / name).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{bug.name}: {name} no longer has the line {old!r} once"
            (source / name).write_text(text.replace(old, new), encoding="utf-8")
        return _fails(copy, bug.tests)
    finally:
        for name, text in kept.items():
            (source / name).write_text(text, encoding="utf-8")


def _fails(copy: Path, tests: str) -> bool:
    pytest = ["-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider"]
    words = shlex.split(tests)
    told = words if words[0] == "-m" else [*pytest, *words]
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HORARIUM_DATA": str(copy / "data"),
    }
    ran = subprocess.run(
        [sys.executable, *told],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in (0, 1), f"{tests}: {ran.stdout[-800:]}{ran.stderr[-800:]}"
    return ran.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
