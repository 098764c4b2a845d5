"""Every command that is named exists, is explained, and can start."""

import os
import re
import subprocess
from collections.abc import Callable

import pytest

from tests.contracts.tree import ROOT, files, make_targets, name


def run_make(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs make as from a fresh terminal, also when make itself started the tests."""
    outer = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")
    return subprocess.run(
        ["make", *words],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key not in outer},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_every_command(golden: Callable[[str, str], None]) -> None:
    """`make` alone names each command with its text; the list changes only on purpose."""
    told = run_make().stdout
    for target, text in make_targets().items():
        assert re.search(rf"^ +make {target} +{re.escape(text)}$", told, re.MULTILINE)
    golden("make-help.txt", told)


def test_no_command_is_hidden() -> None:
    """Every phony target has a text; these two alone are steps of others."""
    [phony] = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(phony.split()) - set(make_targets()) == {"chromium", "gammu"}


@pytest.mark.parametrize("target", make_targets())
def test_a_command_can_start(target: str) -> None:
    """Its steps are known to make, and the folders it names are there."""
    dry = run_make("--dry-run", target)
    assert dry.returncode == 0, dry.stderr
    for folder in re.findall(r"(?<![\w/])(?:tests/\w+|bench|docs/reference)\b", dry.stdout):
        assert (ROOT / folder).is_dir(), f"make {target} needs {folder}"


def test_pages_name_commands_that_exist() -> None:
    """Each `make something` in README and docs is a command."""
    for page in files(".md"):
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"(?:`|^|\$ )make ([a-z]+)", text, re.MULTILINE)
        unknown = set(named) - set(make_targets())
        assert not unknown, f"{name(page)} names {unknown}"
