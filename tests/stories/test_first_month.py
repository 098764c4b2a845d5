"""A stranger plans a house, hangs up the page, and asks what if Ana cannot come."""

import json
import re
from pathlib import Path

from tests.small_house import horarium, house_file


def test_a_stranger_plans_hangs_the_page_and_asks_what_if(tmp_path: Path) -> None:
    """From the file to the difference, with nothing written before it is wanted."""
    house, out = house_file(tmp_path), tmp_path / "out"

    judged = horarium("plan", house, "--check")
    assert judged.stdout.startswith("Small house can be planned: 4 attendants, 2 activities")

    planned = horarium("plan", house, "--out", out, "--seconds", "10")
    assert planned.returncode == 0
    assert "life: nobody missing, proven" in planned.stderr
    assert "Week of Mon 21 Mar 1988" in planned.stdout
    assert "There is no gap." in planned.stdout
    names = sorted(re.sub("-[0-9a-f]{8}", "", each.name) for each in out.iterdir())
    assert names == [
        *("ana.ics", "ben.ics", "grace.ics", "plan.json", "rosa.ics"),
        "week-1988-03-21.html",
    ]

    page = (out / "week-1988-03-21.html").read_text(encoding="utf-8")
    assert "415 555 0111" in page
    assert "Out" in page
    assert "Session" not in page

    assert horarium("plan", house, "--check", out / "plan.json").returncode == 0
    shift = _first_shift_of("Ana", out)
    why = horarium("plan", house, "--out", out, "--why", shift)
    assert "Ana, " in why.stdout

    published = (out / "plan.json").read_bytes()
    asked = ("plan", house, "--replan", out / "plan.json", "--absent", "ana", shift)
    what_if = horarium(*asked, "--seconds", "10")
    assert what_if.returncode == 0, what_if.stderr
    assert re.search("- Ana loses |~ Ana: ", what_if.stdout)
    assert re.search("[+~] (Rosa|Ben|Grace)", what_if.stdout)
    assert "It touches Ana" in what_if.stdout
    assert "Nothing was written" in what_if.stdout
    assert (out / "plan.json").read_bytes() == published

    horarium(*asked, "--seconds", "10", "--out", out)
    assert (out / "plan.json").read_bytes() != published
    start, end = shift.split(" to ")
    assert all(each["end_at"] <= start or end <= each["start_at"] for each in _shifts("Ana", out))


def test_a_leaver_and_a_lower_tolerance(tmp_path: Path) -> None:
    """Whoever leaves has no shift from that day, and no stretch is longer than he can bear."""
    house, out = (
        house_file(tmp_path, ('length = "2h"\ntravel', 'length = "1h"\ntravel')),
        tmp_path / "out",
    )
    horarium("plan", house, "--out", out, "--seconds", "10")
    changed = horarium(
        *("plan", house, "--replan", out / "plan.json", "--out", out, "--seconds", "10"),
        *("--leaves", "Ben", "fri 25 mar", "--tolerance", "2h", "--now", "thu"),
    )
    assert changed.returncode == 0, changed.stderr
    assert max(_days_of("Ben", out)) < "1988-03-25"
    late = [each for each in _plan(out)["machine_free"] if each["start_at"] > "1988-03-24"]
    assert late
    assert all(_hours(each) <= 2 for each in late)
    longer = horarium(
        "plan", house, "--replan", out / "plan.json", "--tolerance", "5h", "--now", "thu"
    )
    assert longer.stderr.startswith("--tolerance: the longest stretch is 4 h")


def _plan(out: Path) -> dict[str, list[dict[str, str]]]:
    content: dict[str, list[dict[str, str]]] = json.loads((out / "plan.json").read_bytes())
    return content


def _shifts(name: str, out: Path) -> list[dict[str, str]]:
    """A member's shifts, their ends as they are typed."""
    return [
        {key: each[key][:16].replace("T", " ") for key in ("start_at", "end_at")}
        for each in _plan(out)["shifts"]
        if each["member"] == name
    ]


def _days_of(name: str, out: Path) -> list[str]:
    return [each["start_at"][:10] for each in _shifts(name, out)]


def _first_shift_of(name: str, out: Path) -> str:
    """The hours of a shift from Tuesday on, as they are typed."""
    shift = next(each for each in _shifts(name, out) if each["start_at"] > "1988-03-22")
    return f"{shift['start_at']} to {shift['end_at']}"


def _hours(stretch: dict[str, str]) -> int:
    return int(stretch["end_at"][11:13]) - int(stretch["start_at"][11:13])
