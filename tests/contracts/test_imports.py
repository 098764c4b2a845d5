"""The arrows between the rooms hold, and would be missed if they did not."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, SOURCE, name, parsed


def lint(top: Path) -> subprocess.CompletedProcess[str]:
    """Judges the arrows of the project at ``top``."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", str(top / "pyproject.toml")],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top / "src"), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_arrows_hold() -> None:
    """Every import follows the arrows of pyproject.toml."""
    judged = lint(ROOT)
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize(
    ("file", "text", "broken"),
    [
        ("attic/__init__.py", "", "horarium.attic"),
        ("core/attic.py", "", "horarium.core.attic"),
        ("core/hours.py", "import pathlib", "horarium.core.hours -> pathlib"),
        (
            "core/people.py",
            "import horarium.core.week",
            "horarium.core.people -> horarium.core.week",
        ),
        ("core/week.py", "import ortools", "horarium.core.week -> ortools"),
        ("channels/attic.py", "", "horarium.channels.attic"),
        (
            "channels/mail/attic.py",
            "import horarium.channels.phone",
            "horarium.channels.mail.attic -> horarium.channels.phone",
        ),
        (
            "core/rules/cover.py",
            "import horarium.core.planner",
            "horarium.core.rules.cover -> horarium.core.planner",
        ),
    ],
)
def test_a_wrong_arrow_is_found(tmp_path: Path, file: str, text: str, broken: str) -> None:
    """An undeclared room, or an import against the arrows, is refused by name."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path / "src" / "horarium" / file
    target.parent.mkdir(exist_ok=True)
    with target.open("a", encoding="utf-8") as appended:
        appended.write(f"\n{text}\n")
    judged = lint(tmp_path)
    assert judged.returncode != 0
    said = judged.stdout + judged.stderr
    assert broken in said or broken.rpartition(".")[2] in said


# Arrows that run past a room: forbidden though the target lies further in. import-linter knows
# only rooms that exist; these hold from a room's first day.
PAST = {"pages": "horarium.store", "api": "horarium.store"}


def imported(tree: ast.Module) -> set[str]:
    """Every module that a file imports, by its full name."""
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    taken = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return named | {f"{node.module}.{alias.name}" for node in taken for alias in node.names}


def test_the_face_never_reaches_into_the_memory() -> None:
    """Pages and feeds are given tellings; they never import the store."""
    found = [
        f"{name(path)} imports {module}"
        for room, target in PAST.items()
        for path, tree in parsed(SOURCE / room)
        for module in imported(tree)
        if f"{module}.".startswith(f"{target}.")
    ]
    assert not found


@pytest.mark.parametrize(
    "line",
    ["import horarium.store.rows", "from horarium import store", "from horarium.store import x"],
)
def test_every_kind_of_import_is_seen(line: str) -> None:
    """Whatever way a file imports the store, it is noticed."""
    assert any(each.startswith("horarium.store") for each in imported(ast.parse(line)))
