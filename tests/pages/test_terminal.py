"""What he reads in the terminal is complete, aligned in any script, and needs no colour."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from horarium.core.needs import Funder, Period
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.pages.terminal.findings_list import findings_list
from horarium.pages.terminal.summary import funders_table, people_table
from horarium.pages.terminal.week_table import week_table
from tests.cast import MONDAY, activity, attendant, house, machine, need, placed, week

LONG = "Maria Theodora Konstantinopoulou-Vandenbroucke"
WIDE = "\u9673\u7f8e\u73b2"


def printed(table: RenderableType, width: int = 80) -> str:
    """The text a terminal without colours shows."""
    console = Console(file=StringIO(), width=width, no_color=True, force_terminal=False)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def told() -> Week:
    return week(
        "Ana mon 07:00-15:15",
        f"{WIDE} mon 15:00-23:15",
        "Ana mon 23:00-07:15",
        f"{LONG} tue 07:00+49h",
        "Ana fri 07:00-23:00",
        house=house(
            members=(attendant("Ana", funder="County"), attendant(WIDE), attendant(LONG)),
            machine=machine(),
            handover="15m",
            activities=(activity("Mass", "1h", "out", travel="20m"),),
            funders=(Funder("County", timedelta(hours=12), Period.WEEK),),
        ),
        out=("sun 09:30-11:30",),
        activities=(placed("Mass sun 10:00-11:00", "20m"),),
    )


@pytest.mark.parametrize("width", [80, 120])
def test_tables_are_straight_in_any_script(width: int) -> None:
    """With wide letters and very long names every line of a table is equally wide, and fits."""
    week = told()
    for table in (week_table(week, MONDAY), people_table(week), funders_table(week)):
        lines = [line for line in printed(table, width).splitlines() if line[:1] in "┃│├└┏┡"]
        assert len(lines) > 4
        assert len({cell_len(line) for line in lines}) == 1
        assert cell_len(lines[0]) <= width


def rows(table: RenderableType) -> dict[str, list[str]]:
    """The lines of each day without their frame."""
    found: dict[str, list[str]] = {}
    day = ""
    for line in printed(table, 120).splitlines():
        if line.startswith("│"):
            cells = [cell.strip() for cell in line.strip("│").split("│")]
            day = cells[0] or day
            found.setdefault(day, []).append(" / ".join(cells[1:]))
    return found


def test_a_row_has_who_is_there_in_order_and_what_is_lacking_in_words() -> None:
    """Shifts and gaps stand in the order of their hours; a gap is a word, not a colour."""
    week = rows(week_table(told(), MONDAY))
    assert [line.split(" /")[0] for line in week["Mon 14 Mar"]] == [
        "00:00-07:00 !\N{NO-BREAK SPACE}NOBODY",
        "07:00-15:15 Ana",
        f"15:00-23:15 {WIDE}",
        "23:00-07:15 Ana",
    ]
    assert week["Wed 16 Mar"][0].startswith("-Thu 08:00 Maria")
    assert week["Sun 20 Mar"] == [
        "-24:00 !\N{NO-BREAK SPACE}NOBODY / 09:30-11:30 / 10:00-11:00 Mass (away 09:40-11:20)"
    ]


def test_too_few_and_untrained_are_said_apart_from_nobody() -> None:
    """Where somebody is there but not enough, the row says which it is."""
    needs = (need("mon 07:00-09:00", people=2), need("mon 10:00-11:00", skills=("pump",)))
    members = (attendant("Mei", skills=()),)
    week = week_of("Mei mon 07:00-12:00", needs, members)
    text = printed(week_table(week, MONDAY))
    assert "07:00-09:00 !\N{NO-BREAK SPACE}TOO FEW" in text
    assert "10:00-11:00 !\N{NO-BREAK SPACE}UNTRAINED" in text
    assert "NOBODY" not in text


def week_of(shift: str, needs: tuple[object, ...], members: tuple[object, ...]) -> Week:
    return week(shift, house=house(needs=needs, members=members))


def test_findings_stand_under_their_tiers_and_none_is_lost_silently() -> None:
    """What matters more comes first, and what is not shown is counted."""
    findings = verify(told()).findings
    text = printed(findings_list(findings, most=1), 200)
    headings = [line for line in text.splitlines() if not line.startswith(" ")]
    assert [heading.split(" ")[0].rstrip(",:") for heading in headings][:2] == ["Broken", "Life"]
    counts = [int(heading.rstrip(") ").rsplit("(", 1)[1]) for heading in headings]
    assert sum(counts) == len(findings)
    assert f"and {counts[0] - 1} more" in text
    everything = " ".join(printed(findings_list(findings), 200).split())
    assert all(" ".join(finding.sentence.split()) in everything for finding in findings)


def test_a_kept_week_says_so() -> None:
    """No finding is one sentence, not an empty screen."""
    assert printed(findings_list(())).strip() == "Every rule is kept."


def test_hours_stand_beside_what_was_agreed_and_what_is_paid() -> None:
    """Ana's 32 h 30 are more than the County pays, and the table marks it without colour."""
    assert "Ana" in printed(people_table(told()))
    [line] = [line for line in printed(people_table(told())).splitlines() if "Ana" in line]
    cells = [cell.strip() for cell in line.strip("│").split("│")]
    assert cells == ["Ana", "32 h 30", "32 h 30", "0-60 h", "1", "0"]
    assert "! -20 h 30" in printed(funders_table(told()))
