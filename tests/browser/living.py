"""A house that runs, with its roster, for browsers in which people are signed in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tests.servers.planned import HERE, member_id, planned
from tests.servers.running import House
from tests.servers.visitor import Visitor


@dataclass(frozen=True)
class Live:
    """A house whose roster began today, and who is signed in."""

    house: House
    let_in: dict[str, str]
    first_day: date

    def visitor(self, name: str) -> Visitor:
        return Visitor(self.house.port, self.let_in[name])


@contextmanager
def living(folder: Path) -> Iterator[Live]:
    """For as long as a test needs it."""
    with planned(folder, datetime.now(HERE).date(), 14) as found:
        yield Live(*found)


def asked_what_if(mark: Visitor, day: date) -> str:
    ana = member_id(mark, "Ana")
    return mark.press("/what-if/", member=ana, day=f"{day}", part="night")


def links(page: str, begin: str) -> list[str]:
    """The addresses on a page that begin like this, each once."""
    return list(dict.fromkeys(re.findall(rf'href="({begin}[^"#]*)"', page)))
