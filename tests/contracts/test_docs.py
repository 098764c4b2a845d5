"""The documentation says what is: links lead somewhere, generated pages are fresh."""

import re
import tomllib
from pathlib import Path

import pytest

from horarium.config.reference import pages
from horarium.core.household_file import HouseholdFileError, read_household
from horarium.core.rules import RULES
from tests.contracts.tree import ROOT, files, name

REFERENCE = ROOT / "docs" / "reference"
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("page", pages())
def test_a_generated_page_is_fresh(page: str) -> None:
    """Each page made from the code is what the code makes now."""
    assert (REFERENCE / page).read_text(encoding="utf-8") == pages()[page], "run make docs"


def test_every_rule_is_explained() -> None:
    """The page of rules holds each rule with its sentence and its source."""
    text = (REFERENCE / "rules.md").read_text(encoding="utf-8")
    for rule in RULES:
        assert f"| `{rule.id}` | {rule.sentence} | {rule.source} |" in text


HOUSEHOLD_PAGE = (REFERENCE / "household-file.md").read_text(encoding="utf-8")
SMALL_HOUSE = re.findall(r"```toml\n(.*?)```", HOUSEHOLD_PAGE, re.DOTALL)[-1]
TABLES = re.findall(r"^## `(\[.+\])`$", HOUSEHOLD_PAGE, re.MULTILINE)


def test_the_small_house_on_the_page_is_read() -> None:
    """The example of a household file is one, and shows every table."""
    assert read_household(SMALL_HOUSE).person.name == "Ada"
    assert set(TABLES) == set(re.findall(r"^\[.+\]$", SMALL_HOUSE, re.MULTILINE))


@pytest.mark.parametrize("table", TABLES)
def test_the_page_names_every_key(table: str) -> None:
    """What the page lists for a table is what the reader takes."""
    section = HOUSEHOLD_PAGE.partition(f"## `{table}`\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| (?:\*\*)?([a-z_]+)(?:\*\*)? \|", section, re.MULTILINE)
    with pytest.raises(HouseholdFileError) as refused:
        read_household(SMALL_HOUSE.replace(f"{table}\n", f'{table}\n"?" = 1\n'))
    taken = str(refused.value).rpartition("use one of ")[2].rstrip(".").split(", ")
    assert sorted(set(listed) - {"key"}) == sorted(taken)


@pytest.mark.parametrize("table", TABLES)
def test_the_page_says_which_keys_must_be_there(table: str) -> None:
    """Leaving out a bold key of the small house is refused, and each of them is in it."""
    section = HOUSEHOLD_PAGE.partition(f"## `{table}`\n")[2].partition("\n## ")[0]
    bold = re.findall(r"^\| \*\*([a-z_]+)\*\* \|", section, re.MULTILINE)
    for key in bold:
        with pytest.raises(HouseholdFileError, match=f"{key} is missing"):
            read_household(without(key, table))


def without(key: str, table: str) -> str:
    """The small house without a key of a table, or without the table inside it of that name."""
    before, head, after = SMALL_HOUSE.partition(f"{table}\n")
    inner = re.escape(f"[[{table.strip('[]')}.{key}]]")
    line = rf"\A((?:.+\n)*?){key} = .+\n"
    left = re.sub(line, r"\1", after)
    return re.sub(rf"^{inner}\n(?:.+\n)*", "", before + head + left, flags=re.MULTILINE)


def test_links_lead_somewhere() -> None:
    """Each link to a file of the project finds it, and each heading that it names."""
    broken = [
        f"{name(page)}: {link}"
        for page in files(".md")
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not link.startswith("mailto:")
        if not (page.parent / link.partition("#")[0]).exists() or not _has_heading(page, link)
    ]
    assert not broken


def _has_heading(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    if not anchor:
        return True
    text = ((page.parent / path) if path else page).read_text(encoding="utf-8")
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_can_be_found() -> None:
    """Somebody who starts at the index reaches every page."""
    reached, waiting = set(), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)\s#]+\.md)", page.read_text(encoding="utf-8"))
            waiting += [page.parent / link for link in links if "://" not in link]
    written = {page.resolve() for page in (ROOT / "docs").rglob("*.md")}
    assert not {name(page) for page in written - reached}


@pytest.mark.parametrize("adr", ADRS, ids=lambda path: path.stem)
def test_a_decision_says_what_it_costs(adr: Path) -> None:
    """Each decision has the six headings, in order."""
    heads = re.findall(r"^## (.+)$", adr.read_text(encoding="utf-8"), re.MULTILINE)
    assert heads == [
        *("Status", "Context", "Decision"),
        *("Consequences, good", "Consequences, bad", "Alternatives"),
    ]


def test_every_dependency_has_its_reason() -> None:
    """Each package in pyproject.toml is in the decision about dependencies, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    [page] = [path for path in ADRS if path.name.startswith("0002")]
    explained = re.findall(r"\*\*([a-z0-9-]+)\*\*", page.read_text(encoding="utf-8"))
    assert sorted(explained) == sorted(re.split(r"[<>=[]", each)[0] for each in wanted)
