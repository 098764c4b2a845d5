"""What the documentation shows is what happens: its examples are run.

A ``python`` block is executed; a ``console`` block is typed, line after line that begins with
``$``, and must answer what follows, where ``...`` stands for anything. The blocks of a page share
one empty folder with ``households`` in it. ``sh`` blocks change a machine and are not run.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, files, name

BLOCK = re.compile(r"^( *)```(python|console)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
COMMAND = "import sys\nfrom horarium.config.command import main\nsys.exit(main())\n"


def examples(page: Path) -> list[tuple[str, str]]:
    """The blocks of a page that are run: their language and text."""
    return [(found[1], found[2]) for found in BLOCK.findall(page.read_text(encoding="utf-8"))]


PAGES = [page for page in files(".md") if BLOCK.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_do_what_they_show(page: Path, tmp_path: Path) -> None:
    """Each example of a page does what the page says."""
    (tmp_path / "households").symlink_to(ROOT / "households")
    for language, text in examples(page):
        if language == "python":
            exec(compile(text, str(page), "exec"), {})  # noqa: S102 - our own documentation
        else:
            for typed, answer in dialogue(text):
                told = in_terminal(typed, tmp_path)
                same = doctest.OutputChecker().check_output(answer, told, SAME)
                assert same, f"$ {typed}\nis documented to answer\n{answer}\nand answered\n{told}"


def dialogue(block: str) -> Iterator[tuple[str, str]]:
    """What is typed in a console block, each with what is answered."""
    for part in re.split(r"^\s*\$ ", block, flags=re.MULTILINE)[1:]:
        typed, _, answer = part.partition("\n")
        yield typed, answer


def in_terminal(typed: str, folder: Path) -> str:
    """What a terminal 100 columns wide would show."""
    tools = folder.parent / f"{folder.name}-tools"
    tools.mkdir(exist_ok=True)
    (tools / "horarium").write_text(f"#!{sys.executable}\n{COMMAND}", encoding="utf-8")
    (tools / "horarium").chmod(0o755)
    done = subprocess.run(
        ["bash", "-c", typed],
        cwd=folder,
        env={
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "TERM": "dumb",
            "LANG": "C.UTF-8",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_wrong_answer_is_noticed(tmp_path: Path) -> None:
    """A console example that answers something else is not accepted."""
    [(typed, answer)] = dialogue("$ echo there\nhere\n")
    assert in_terminal(typed, tmp_path) == "there\n"
    assert not doctest.OutputChecker().check_output(answer, "there\n", SAME)
