"""Parts that lie over each other are said to him, once each, and nothing else is."""

from horarium.core.course.moves import Party
from horarium.core.course.overlap import overlaps
from horarium.core.people import Member, Part
from tests.cast import attendant


def test_an_attendant_who_becomes_more_is_said() -> None:
    ana = attendant("Ana")
    assert list(overlaps([ana], {"Ana": Party.PROFESSIONAL})) == [
        "Ana is in your course, and is paid to attend to you as well."
    ]


def test_a_confidant_who_is_paid_is_said() -> None:
    ana = attendant("Ana", parts=frozenset({Part.ATTENDANT, Part.CONFIDANT}))
    assert [each[:35] for each in overlaps([ana], {})] == ["Ana is a confidant of yours and is "]


def test_who_has_one_part_is_not_spoken_of() -> None:
    brendan = Member("Father Brendan", frozenset({Part.CONFIDANT}))
    cheryl = Member("Cheryl", frozenset({Part.PROFESSIONAL}))
    found = overlaps([brendan, cheryl, attendant("Ben")], {"Cheryl": Party.PROFESSIONAL})
    assert list(found) == []
