"""One word, one meaning: the glossary holds every class of the core, and no class that is not."""

import ast
import re

from tests.contracts.tree import ROOT, SOURCE, name, parsed

GLOSSARY = ROOT / "docs" / "glossary.md"


def classes() -> dict[str, str]:
    """Every public class of the core, with the file it is in."""
    return {
        node.name: name(path)
        for path, tree in parsed(SOURCE / "core")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def claimed() -> set[str]:
    """The classes that the glossary's last columns name."""
    rows = re.findall(r"^\|.+\|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return {each for row in rows for each in re.findall(r"`([A-Z]\w*)`", row)}


def test_the_glossary_knows_every_class() -> None:
    """A public class of the core has its word in the glossary."""
    missing = {each: file for each, file in classes().items() if each not in claimed()}
    assert not missing, "add a row to docs/glossary.md for each"


def test_the_glossary_invents_nothing() -> None:
    """Each class that the glossary names is in the core."""
    invented = claimed() - set(classes())
    assert not invented
