"""The page of pages holds every state with its pictures; their pixels are for people to judge."""

from horarium.config.demo.gallery import every_state
from tests.browser.pictures import PAGES, PICTURES, files, page_of_pages

MOST = 6 * 1024 * 1024


def test_every_state_is_on_the_page() -> None:
    """With a picture of each width that is there, and no picture of what is not."""
    assert PAGES.read_text(encoding="utf-8") == page_of_pages(), "run make pictures"
    wanted = {name for each in every_state() for _, name in files(each.noun, each.slug)}
    assert {each.name for each in PICTURES.glob("*.png")} == wanted, "run make pictures"


def test_pictures_are_small() -> None:
    """All together, for whoever clones them."""
    assert sum(each.stat().st_size for each in PICTURES.glob("*.png")) < MOST
