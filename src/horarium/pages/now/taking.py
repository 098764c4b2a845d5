"""Hours that could change hands, each with what whoever looks can do about it."""

from collections.abc import Iterator

from horarium.pages.now.context import Need, Press
from horarium.pages.week.addresses import take_address
from horarium.tellings.offers import Offered, OwnOffer, ToTake

# So many open hours are on Now; each week has its own.
FEW_OPEN = 3


def takes(told: ToTake, most: int) -> tuple[Need, ...]:
    """What was offered to them first, for somebody waits; then what is nobody's; then their own."""
    return (
        *(_offered(each) for each in told.offered),
        *(
            Need(f"Nobody has {each.words}.", presses=(_take(take_address(each.start_at)),))
            for each in told.open[:most]
        ),
        *(_own(each) for each in told.own),
    )


def more_open(told: ToTake, most: int) -> str:
    """That there are more."""
    return "More shifts that you could take" if len(told.open) > most else ""


def _take(address: str) -> Press:
    return Press("I can take this", address, is_main=True)


def _offered(told: Offered) -> Need:
    return Need(told.sentence, presses=tuple(_answers(told)))


def _answers(told: Offered) -> Iterator[Press]:
    address = f"/offers/{told.id}"
    if told.can_accept:
        yield _take(f"{address}/accept/")
    if told.is_named:
        yield Press("I cannot", f"{address}/refuse/")


def _own(told: OwnOffer) -> Need:
    words = "I have read this" if told.is_over else "Take it back"
    return Need(told.sentence, presses=(Press(words, f"/offers/{told.id}/take-back/"),))
