"""Files are whole or as they were, whatever the disk does."""

import subprocess
import sys
from pathlib import Path

import pytest

from horarium.store.whole_file import write_all, write_whole
from tests.small_house import surroundings


def test_files_are_put_in_place(tmp_path: Path) -> None:
    """New content stands where the old stood, and nothing else is left behind."""
    (tmp_path / "plan.json").write_bytes(b"old")
    write_all(tmp_path, {"week.html": b"page", "plan.json": b"new"})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "week.html": b"page",
        "plan.json": b"new",
    }


def test_a_full_disk_leaves_the_old_files(tmp_path: Path) -> None:
    """When the second file does not fit, neither the first nor the old one has changed."""
    (tmp_path / "a").write_bytes(b"old")
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from horarium.store.whole_file import write_all\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_all(Path(sys.argv[1]), {'a': b'new', 'b': b'x' * 2000})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "File too large" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_folder_in_the_way_changes_nothing(tmp_path: Path) -> None:
    """What cannot be replaced is an OSError for whoever asked."""
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OSError, match=r"plan\.json"):
        write_whole(tmp_path / "plan.json", b"new")
    assert (tmp_path / "plan.json").is_dir()
