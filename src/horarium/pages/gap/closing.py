"""Where each closing of a gap leads: to a question, to the telephone, or to whom to write down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from horarium.core.plan_file import Ask, Closing
from horarium.pages.week.words import printed
from horarium.tellings.reach import Reach

_ANEW = "/plan/"


@dataclass(frozen=True, slots=True)
class Leads:
    """The words of a link, and where it leads."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ClosingShown:
    """A way to close a gap, and what can be done about it here and now."""

    sentence: str
    leads: tuple[Leads, ...] = ()


def closing_shown(
    closing: Closing, reach: Mapping[str, Reach], day: date, assumed: str = ""
) -> ClosingShown:
    """A closing of a gap on a ``day``; ``assumed`` is the question whose answer has the gap."""
    leads = tuple(_leads(closing.asks, reach, {"about": day.isoformat(), "with": assumed}))
    return ClosingShown(printed(closing.sentence), leads)


def _leads(
    asks: tuple[Ask, ...], reach: Mapping[str, Reach], rest: Mapping[str, str]
) -> Iterator[Leads]:
    for ask in asks:
        if not ask.who:
            yield Leads("Write down somebody new", _new(ask))
        elif ask.who in reach and not reach[ask.who].attends:
            yield _called(ask.who, reach[ask.who])
        elif ask.who in reach and ask.agree:
            yield _question(ask, reach[ask.who], rest)
    if asks and all(each.who and not each.agree for each in asks) and _attend(asks, reach):
        yield Leads("Plan these days anew", _ANEW)


def _attend(asks: tuple[Ask, ...], reach: Mapping[str, Reach]) -> bool:
    return all(each.who in reach and reach[each.who].attends for each in asks)


def _new(ask: Ask) -> str:
    agreed = dict(ask.agree)
    words = {
        "parts": "attendant",
        "availability": agreed.get("availability", ""),
        "contract.most": agreed.get("most", ""),
    }
    return f"/household/member/new/?{urlencode(words)}"


def _called(name: str, reach: Reach) -> Leads:
    if not reach.phone:
        return Leads(f"Write down the number of {name}", f"/household/{reach.entry.words}/#phone")
    return Leads(f"Telephone {name}, {reach.phone}", f"tel:{quote(reach.phone.replace(' ', ''))}")


def _question(ask: Ask, reach: Reach, rest: Mapping[str, str]) -> Leads:
    asked = {"what": "agrees", "member": reach.entry.id, **dict(ask.agree), **rest}
    words = urlencode({key: value for key, value in asked.items() if value})
    return Leads(f"What if {ask.who} agrees?", f"/what-if/?{words}#agrees")
