"""Where the parts that somebody has in his life lie over each other."""

from collections.abc import Iterable, Iterator, Mapping

from horarium.core.course.moves import Party
from horarium.core.people import Member, Part

_CONCERNED = {
    Part.ATTENDANT: "is paid to attend to you as well",
    Part.CONFIDANT: "is a confidant of yours as well",
    Part.DELEGATE: "may act for you as well",
}


def overlaps(members: Iterable[Member], parties: Mapping[str, Party]) -> Iterator[str]:
    """A sentence to him for each. Nothing is forbidden by it: he knows, and decides.

    ``parties`` says by name what somebody is in a course that is not over.
    """
    for member in members:
        if member.name in parties:
            also = (words for part, words in _CONCERNED.items() if part in member.parts)
            yield from (f"{member.name} is in your course, and {words}." for words in also)
        elif Part.CONFIDANT in member.parts and member.contract:
            yield (
                f"{member.name} is a confidant of yours and is paid to attend to you: "
                "what you say to the one is heard by the other."
            )
