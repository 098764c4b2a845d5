"""Activities, said for whoever fills them in."""

from horarium.core.household_file.described.field import (
    DATE,
    HOURS,
    LENGTH,
    SKILLS,
    Described,
    Field,
    count,
    must,
    one,
)

_MACHINE = (("out", "Out of it"), ("in", "In it"), ("either", "Either way"))
_PERIODS = (("day", "A day"), ("week", "A calendar week"), ("plan", "The whole plan"))
_IMPORTANCE = (("1", "Can wait"), ("2", "Matters"), ("3", "Matters most"))

ACTIVITY = Described(
    "activity",
    ("activity",),
    "an activity",
    (
        (
            "What it is",
            (
                must("name", "Your word for it", "It stays in your own files."),
                one("shown_as", "What paper and calendars say instead", usual="Own time"),
                Field(
                    "kind",
                    "Kind of task, for willingness",
                    usual="activity",
                    names="kind",
                ),
                Field(
                    "importance",
                    "How much it matters",
                    "number",
                    usual="it matters",
                    choices=_IMPORTANCE,
                ),
            ),
        ),
        (
            "When",
            (
                must("length", "How long each time", LENGTH),
                Field("hours", "Hours to choose from", "lines", HOURS),
                Field(
                    "at",
                    "Or fixed times",
                    "lines",
                    "Like sun 10:00 or mon-fri 08:30; one to a line.",
                ),
                Field("on", "Or one date", "date", DATE),
                count("times", "How often in each period", "1"),
                Field("per", "The period", "choice", usual="a calendar week", choices=_PERIODS),
                Field("first_day", "From which day", "date", DATE, "the first of the plan"),
                Field("by", "Until which day, the deadline", "date", DATE, "none"),
                one("spacing", "From one start to the next, at least", "Like 5d or 12h.", "none"),
                Field(
                    "other_hours",
                    "Hours in which somebody else it needs is free",
                    "lines",
                    HOURS,
                    "any",
                ),
            ),
        ),
        (
            "Machine and travel",
            (
                Field("machine", "The machine", "choice", choices=_MACHINE),
                one("travel", "Travel each way", f"{LENGTH} With travel it is an outing.", "none"),
                Field("equipment", "What it needs", "choices", usual="nothing", names="equipment"),
            ),
        ),
        (
            "Who goes with you",
            (
                count("people", "How many attendants", "1"),
                SKILLS,
                Field("within_call", "One of them waits near, not in the room", "flag"),
            ),
        ),
        (
            "A series",
            (
                count("at_most", "At most so many in all", "no cap"),
                count("held", "How many have taken place", "0"),
            ),
        ),
    ),
)
