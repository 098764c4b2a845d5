"""A month in a house that runs, over HTTP: asked for, watched, published, changed, taken back."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from horarium.core.plan_file import plan_from_text
from horarium.core.roster import Shift
from tests.servers.planned import CHANGES, DAY, HERE, first_monday, member_id
from tests.servers.running import House, beside, running
from tests.servers.visitor import Visitor, elements, words
from tests.small_house import house_file

pytestmark = pytest.mark.rows

DAYS = 28
_PLAN = """
import django; django.setup()
from horarium.store.models import PlanRow
print(PlanRow.objects.get(state="published").text)
"""


def test_a_month(tmp_path: Path) -> None:
    """Each sees their own shifts and nothing else, before and after he changes his mind."""
    with running(tmp_path, house_file(tmp_path, *CHANGES, ("days = 7", f"days = {DAYS}"))) as house:
        let_in = house.let_in()
        mark = Visitor(house.port, let_in.pop("Mark"))
        circle = {name: Visitor(house.port, each) for name, each in let_in.items()}
        first_day = planned_and_published(mark)
        before = published_shifts(house)
        assert len(before) > 3 * (DAYS - 1)
        for name, member in circle.items():
            assert own_weeks(member, first_day) == spoken(before, name)
            begin = [each.partition(":")[0] for each in notices(member)]
            assert begin == ["Your shifts changed"] * bool(spoken(before, name))
            if begin:
                member.press("/", "/now/read/")
        changed_need(mark)
        question, thursday = asked_what_if(mark, first_day)
        assert thursday in {each.start_at for each in before if each.member == "Ana"}
        told = who_is_told(mark, question)
        mark.press(f"{question}publish/")
        after = published_shifts(house)
        assert thursday not in {each.start_at for each in after if each.member == "Ana"}
        for name, member in circle.items():
            assert own_weeks(member, first_day) == spoken(after, name)
            assert notices(member) == ([" ".join(told[name])] if name in told else [])
            assert (name in told) == (spoken(before, name) != spoken(after, name))
        comes_back_equal(house, tmp_path)
        taken_back(mark, question)
        assert published_shifts(house) == before
        for name, member in circle.items():
            assert own_weeks(member, first_day) == spoken(before, name)
            assert notices(member) == []


def planned_and_published(mark: Visitor) -> date:
    """The month from the first Monday on that nothing of is over yet."""
    assert "Nothing is published for today or later." in mark.see("/plan/")
    first_day = first_monday()
    asked = mark.press("/plan/", first_day=f"{first_day}", days=f"{DAYS}")
    assert "How far it is" in mark.see(asked)
    told = followed(mark, asked)
    assert any("Everybody\u2019s hours are covered: proven." in each["steps"] for each in told)
    page = mark.see(asked)
    assert "This is a draft. Nobody is told of it before you publish it." in page
    assert re.search(rf"\d+ shifts for \d attendants on {DAYS} days\.", page)
    assert mark.press(f"{asked}publish/") == asked
    assert "Published. It is the roster now, and everybody can see theirs." in mark.see(asked)
    return first_day


def followed(mark: Visitor, asked: str) -> list[dict[str, Any]]:
    """What is told of a plan in the making: while it is made, until it is, and then no more.

    A stream is short; a browser asks for the next as long as it is not told the end.
    """
    steps: list[dict[str, Any]] = []
    while True:
        told = heard(mark, asked)
        steps += [json.loads(data) for name, data in told if name == "step"]
        if told and told[-1][0] == "end":
            assert json.loads(told[-1][1]) == {"sentence": "The plan is ready."}
            return steps


def heard(mark: Visitor, asked: str) -> list[tuple[str, str]]:
    """The events of one stream, each with its data."""
    with mark.listening(f"{asked}progress/") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        read = iter(stream.readline, b"")
        text = b"".join(read).decode()
    return re.findall(r"^event: (\w+)\ndata: (.+)\n$", text, re.MULTILINE)


def published_shifts(house: House) -> set[Shift]:
    """What the planner made that counts now."""
    return set(plan_from_text(house.python("-c", _PLAN)).plan.shifts)


def own_weeks(member: Visitor, first_day: date) -> list[tuple[str, str]]:
    """Day and hours of all that a member's weeks say, from the week before on."""
    return [
        (words(day.find("h2")).removesuffix(", today"), words(link))
        for week in range(-7, DAYS, 7)
        for day in elements(member.see(f"/week/{first_day + week * DAY}/")).iter("section")
        for link in day.findall("ul/li/p/a")
    ]


def spoken(shifts: set[Shift], name: str) -> list[tuple[str, str]]:
    """A member's shifts as their weeks should say them."""
    own = sorted(each for each in shifts if each.member == name)
    ends = ((each.start_at.astimezone(HERE), each.end_at.astimezone(HERE)) for each in own)
    return [(f"{a:%A} {a.day} {a:%B}", f"{a:%H:%M}\u2013{b:%H:%M}") for a, b in ends]


def notices(member: Visitor) -> list[str]:
    """What a member is to read when they open the house."""
    sections = elements(member.see("/")).iter("section")
    read = [each for each in sections if each.get("aria-labelledby") == "read"]
    return [words(line) for each in read for line in each.iter("li")]


def changed_need(mark: Visitor) -> None:
    """Two are needed an hour longer, which the roster does not know yet."""
    household = mark.see("/household/")
    [address] = re.findall(r'<a href="([^"]+)">Change Two to turn him<', household)
    assert mark.press(address, hours="sat 14:00-15:15").startswith("/household/")
    page = mark.see("/household/")
    assert "Two to turn him is saved." in page
    assert page.count("<li>1 more person is needed Sat ") == 4


def asked_what_if(mark: Visitor, first_day: date) -> tuple[str, datetime]:
    """What if Ana cannot come on Thursday night? The question, and when she would have come."""
    thursday = first_day + 3 * DAY
    ana = member_id(mark, "Ana")
    question = mark.press("/what-if/", member=ana, day=f"{thursday}", part="night")
    followed(mark, question)
    page = words(elements(mark.see(question)))
    night = f"Thu {thursday.day} {thursday:%b}"
    assert f"What if Ana cannot come {night} 22:00\u201308:00?" in page
    assert "Gaps that close" in page
    [anas] = re.findall(r"Person by person .*?Ana (.*?)(?: Rosa | Day by day)", page)
    assert f"{night} 23:00\u201307:15 is cancelled." in anas
    return question, datetime(thursday.year, thursday.month, thursday.day, 23, tzinfo=HERE)


def who_is_told(mark: Visitor, question: str) -> dict[str, list[str]]:
    """Each member who is told of it by publishing, and all the lines they are told."""
    page = mark.see(f"{question}publish/")
    assert "What else becomes so" in page
    assert "Ana is away Thu " in page
    [told] = [e for e in elements(page).iter("section") if e.get("aria-labelledby") == "told"]
    names = [words(each) for each in told.findall("h3")]
    return {
        name: [words(line) for line in lines.iter("li")]
        for name, lines in zip(names, told.findall("ul"), strict=True)
    }


def comes_back_equal(house: House, folder: Path) -> None:
    """What was changed and published is in the file, and the file can come in again."""
    out = folder / "out.toml"
    house.horarium("export", "--out", out)
    text = out.read_text(encoding="utf-8")
    assert 'hours = ["sat 14:00-15:15"]' in text
    assert "absences = " in text
    other = beside(folder / "other")
    other.horarium("import", out)
    assert other.horarium("export") == text


def taken_back(mark: Visitor, question: str) -> None:
    """The roster and who is away are as before; the need stays as he changed it."""
    assert mark.press(question, f"{question}take-back/") == question
    assert "Taken back. The roster is as it was before" in mark.see(question)
    page = mark.see("/household/")
    assert "When they are away" not in page
    assert page.count("<li>1 more person is needed Sat ") == 4
