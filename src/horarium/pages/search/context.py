"""What the page of a search shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A search as a story: ``steps`` are (when, sentence). ``address`` steers it while it goes on.

    ``staying`` are those who were asked to stay until relieved.
    """

    title: str
    why: str
    steps: tuple[tuple[str, str], ...]
    address: str = ""
    staying: tuple[str, ...] = ()
    ended: str = ""
