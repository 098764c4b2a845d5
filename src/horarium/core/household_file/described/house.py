"""The house, what is planned, the machine, needs and who pays, said for whoever fills them in."""

from horarium.core.household_file.described.field import (
    DATE,
    HOURS,
    LENGTH,
    SKILLS,
    STRETCHES,
    Described,
    Field,
    count,
    must,
    one,
)
from horarium.core.labour_law import LAWS

HOUSE = Described(
    "house",
    ("household",),
    "the house",
    (
        (
            "",
            (
                must("name", "Name of the house"),
                must("zone", "Time zone", "Like America/Los_Angeles."),
                Field(
                    "law",
                    "Labour law to warn by",
                    "choice",
                    "Figures with their source, for warnings. This is not legal advice.",
                    "none",
                    choices=tuple((each.id, each.title.capitalize()) for each in LAWS.values()),
                ),
            ),
        ),
    ),
    listed=False,
)

PERSON = Described(
    "person",
    ("person",),
    "the person",
    (
        (
            "",
            (
                must("name", "Whose life and hours these are"),
                one("phone", "Number of the house", longest=40),
            ),
        ),
    ),
    listed=False,
)

PLAN = Described(
    "plan",
    ("plan",),
    "what is planned",
    (
        (
            "The days",
            (
                must("first_day", "First day of the plan", DATE, "date"),
                must("days", "How many days", "1 to 56: at most 8 weeks.", "number"),
            ),
        ),
        (
            "The usual shifts",
            (
                must("starts", "When shifts begin", "Like 07:00; one to a line.", "lines"),
                must(
                    "lengths",
                    "How long shifts are",
                    f"{LENGTH} One to a line; every beginning is tried with every length.",
                    "lines",
                ),
                one("handover", "Handover, added to each shift", LENGTH, "15m"),
            ),
        ),
        (
            "How it is planned",
            (
                Field(
                    "grid",
                    "Step of machine hours and activity times",
                    "choice",
                    usual="30m",
                    choices=(("15m", "15 min"), ("30m", "30 min"), ("1h", "1 h")),
                ),
                count("reserve", "How many who could come stand behind each shift", "1"),
                count("changes_of_hands", "Shifts that begin in a day before it is unrest", "4"),
            ),
        ),
        (
            "When somebody offers to take hours",
            (
                Field(
                    "take_at_once",
                    "They have them at once where nothing agreed and no law stands against it; "
                    "otherwise you are asked",
                    "flag",
                ),
            ),
        ),
    ),
    listed=False,
)

WATCH = Described(
    "watch",
    ("watch",),
    "the watch",
    (
        (
            "When nobody has come",
            (
                one(
                    "grace",
                    "How late somebody may be before others are asked",
                    "Like 10m; 1h at most.",
                    "10m",
                ),
                one(
                    "quiet",
                    "Quiet hours, in which nobody is woken",
                    "Like 22:00-06:30. They count only while somebody who can attend is with you.",
                    "none",
                ),
                one(
                    "wake_before",
                    "How long before hours begin people are woken all the same",
                    "Like 30m or 2h; from 5m to 12h.",
                    "30m",
                ),
                one(
                    "drill",
                    "When whoever is on duty is sent a drill, each day",
                    "Like 11:00. It asks for an answer, so that it is known whom it reaches.",
                    "11:00",
                ),
            ),
        ),
        (
            "When all else fails",
            (
                one(
                    "floor",
                    "Who is called when nobody else answers",
                    "Somebody who always answers.",
                    "nobody",
                ),
                one("floor_phone", "Their number", "It belongs to the name above.", longest=40),
                Field(
                    "essentials",
                    "What somebody does who does not know the house",
                    "lines",
                    "A sentence to a line. A stand-in is told this, and no more.",
                    "nothing",
                ),
            ),
        ),
        (
            "A quiet sign",
            (
                Field(
                    "trusted",
                    "Whom a quiet sign reaches",
                    "choice",
                    "Somebody of the circle whom you trust. Without one it reaches nobody.",
                    "nobody",
                    names="member",
                ),
            ),
        ),
    ),
    listed=False,
)

_TOLERANCE_FIELDS = (
    must("since", "From which day", DATE, "date"),
    must("longest_stretch", "Longest time out without a break", LENGTH),
    must("per_day", "Time out in a day, midnight to midnight", LENGTH),
    must("recovery", "In the machine between two times out", LENGTH),
    one("before_sleep", "In the machine before the night’s sleep", LENGTH, "none"),
    one("reserve", "Left unspent when you are back from an outing", LENGTH, "none"),
    one("set_by", "Who set these limits"),
)

MACHINE = Described(
    "machine",
    ("machine",),
    "the machine",
    (
        (
            "",
            (
                must("name", "What the house calls it"),
                must("sleep", "Hours of sleep in it", "Like 23:00-07:00."),
            ),
        ),
    ),
    listed=False,
)

TOLERANCE = Described(
    "tolerance",
    ("machine", "tolerance"),
    "a tolerance",
    (("", _TOLERANCE_FIELDS),),
    note=(
        "These are your numbers. The newest that has begun counts; those before it stay written "
        "down. Nothing here raises them by itself."
    ),
)

EQUIPMENT = Described(
    "equipment",
    ("equipment",),
    "equipment",
    (
        (
            "",
            (
                must("name", "What an outing needs"),
                Field("unavailable", "When it cannot be used", "lines", STRETCHES, "never"),
            ),
        ),
    ),
)

NEED = Described(
    "need",
    ("need",),
    "a need",
    (
        (
            "",
            (
                must("name", "What it is"),
                must("hours", "In which hours", HOURS, "lines"),
                count("people", "How many on duty", "1"),
                SKILLS,
            ),
        ),
    ),
    note="Where several needs meet, the largest number of people counts, and all the skills.",
)

FUNDER = Described(
    "funder",
    ("funder",),
    "a funder",
    (
        (
            "",
            (
                must("name", "Who pays"),
                must("authorised", "Time paid for in each period", "Like 283h."),
                Field(
                    "period",
                    "The period",
                    "choice",
                    needed=True,
                    choices=(("week", "A calendar week"), ("month", "A calendar month")),
                ),
                one("unit", "Each shift is billed in whole units of", LENGTH, "15m"),
                one("used", "Used in the first period, before the plan", LENGTH, "none"),
            ),
        ),
    ),
)

SERVICE = Described(
    "service",
    ("service",),
    "a service",
    (
        (
            "",
            (
                must("name", "Who can be called from outside"),
                Field("phone", "Number to call", needed=True, longest=40),
                must("hours", "Hours in which it answers", HOURS, "lines"),
                must("allowance", "What it gives in a year", "Like 80h."),
                one("used", "What was used of it", LENGTH, "none"),
                Field(
                    "skills",
                    "What its people are known to bring",
                    "choices",
                    usual="nothing",
                    names="skill",
                    more=True,
                ),
            ),
        ),
    ),
)
