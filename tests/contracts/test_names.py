"""Names and words that have no place here."""

import ast
import re

from tests.contracts.tree import FOLDERS, ROOT, SOURCE, files, name, parsed

DRAWERS = {"utils", "util", "common", "helpers", "base", "services", "lib", "misc", "shared"}

# What somebody else's machine, an unfinished thought or a package registry looks like.
UNWANTED = re.compile(
    r"(?<![\w.-])/(?:tmp|root|home|work|opt|Users)/"
    r"|\b(?:TO[D]O|FIX[M]E|X[X]X)\b"
    r"|pyp[i]\.org|pythonhos[t]ed|/sim[p]le/|regis[t]ry\.npm|--(?:extra-)?index-url[ =]"
)

# design: one word, one meaning. These are said otherwise; the glossary tells how.
OTHER_WORDS = {
    *("patient", "client", "consumer", "carer", "aide", "staff", "role", "booking"),
    *("trip", "vitals", "appointment", "treatment", "violation", "caregiver"),
}


def test_no_drawer_for_everything() -> None:
    """No folder or file has a name under which anything could be put."""
    folders = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    found = [name(path) for path in folders if path.stem.lower() in DRAWERS]
    assert not found


def test_nothing_from_elsewhere() -> None:
    """No file names a machine's folders, a package registry, or work left undone."""
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in files(
            ".py", ".md", ".toml", ".json", ".html", ".css", "Makefile", "run", ".txt"
        )
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNWANTED.search(line)
    ]
    assert not found


def test_one_word_for_each_thing() -> None:
    """No name in the source uses a word that the glossary says otherwise."""
    found = {
        f"{name(path)}: {each}"
        for path, tree in parsed(SOURCE)
        for node in ast.walk(tree)
        for each in [getattr(node, "name", None) or getattr(node, "id", None)]
        if isinstance(each, str) and OTHER_WORDS & set(words(each))
    }
    assert not found


def words(identifier: str) -> list[str]:
    """``ShiftRole`` and ``shift_role`` as ``["shift", "role"]``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", identifier).lower().split("_")
