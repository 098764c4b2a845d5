"""A small house that runs and has a roster, made by the real planner."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.servers.running import House, running
from tests.servers.visitor import Visitor
from tests.small_house import house_file

HERE = ZoneInfo("America/Los_Angeles")
DAY = timedelta(days=1)
# Ana wants the nights of Thursday; Luis may come by day; two are there when shifts meet.
ANA, ROSA, MEMBER = (
    'phone = "415 555 0111"\n',
    'name = "Rosa"\nparts = ["attendant"]\n',
    '[[member]]\nname = "Ana"',
)
CHANGES = (
    (ANA, f'{ANA}wish = [{{ likes = "thu 23:00-07:00", strength = 3 }}]\n'),
    (ROSA, f"{ROSA}contract.nights_in_a_row = 0\n"),
    (
        MEMBER,
        '[[need]]\nname = "Two to turn him"\nhours = "sat 15:00-15:15"\npeople = 2\n\n'
        '[[member]]\nname = "Luis"\nparts = ["attendant"]\ncontract.most = "24h"\n'
        f"contract.nights_in_a_row = 0\n\n{MEMBER}",
    ),
)


@contextmanager
def planned(
    folder: Path, first_day: date | None = None, days: int = 7
) -> Iterator[tuple[House, dict[str, str], date]]:
    """With everybody's session, and the first day of the roster: the next Monday unless given."""
    with running(folder, house_file(folder, *CHANGES)) as house:
        let_in = house.let_in()
        mark = Visitor(house.port, let_in["Mark"])
        first_day = first_day or first_monday()
        asked = mark.press("/plan/", first_day=f"{first_day}", days=f"{days}")
        made(mark, asked)
        mark.press(f"{asked}publish/")
        yield house, let_in, first_day


def first_monday() -> date:
    """The first that nothing of is over yet, whatever shift begins before it."""
    soon = datetime.now(HERE).date() + 2 * DAY
    return soon + (-soon.weekday()) % 7 * DAY


def made(mark: Visitor, asked: str) -> None:
    """Wait for a draft."""
    while "How far it is" in mark.see(asked):
        with mark.listening(f"{asked}progress/") as stream:
            stream.read()
    assert "This is a draft." in mark.see(asked)


def member_id(mark: Visitor, name: str) -> str:
    """As the list of a question names somebody."""
    found = re.search(rf'<option value="([^"]+)"[^>]*>{name}</option>', mark.see("/what-if/"))
    assert found, name
    return str(found[1])
