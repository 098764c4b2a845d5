"""The project as files: what the contracts look at."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "horarium"
FOLDERS = (".ci", "bench", "docs", "households", "src", "tests")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*suffixes: str) -> list[Path]:
    """Every file of the project, or those whose name ends in one of ``suffixes``."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    return sorted(
        path
        for path in (*ROOT.iterdir(), *inside)
        if path.is_file()
        and "__pycache__" not in path.parts
        and (not suffixes or path.name.endswith(suffixes))
        and not (path.parent == ROOT and path.name.startswith("."))
    )


def name(path: Path) -> str:
    """A path as people say it, from the top of the project."""
    return path.relative_to(ROOT).as_posix()


def parsed(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the project below ``folder`` with its syntax tree."""
    for path in files(".py"):
        if path.is_relative_to(folder):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function and method in a file, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def make_targets() -> dict[str, str]:
    """The commands of the Makefile that have a text for `make help`, with that text."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z]+):.*?## (.+)$", text, re.MULTILINE))
