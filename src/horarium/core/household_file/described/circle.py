"""Members, their competences and their wishes, said for whoever fills them in."""

from horarium.core.household_file.described.field import (
    DATE,
    HOURS,
    LENGTH,
    STRETCHES,
    Described,
    Field,
    count,
    must,
    one,
)

_PARTS = (
    ("attendant", "Attendant: paid to attend"),
    ("professional", "Professional: therapist, surrogate partner, physiotherapist"),
    ("confidant", "Confidant: whose counsel is asked"),
    ("backup", "Backup: can be asked when a shift falls away"),
    ("driver", "Driver"),
    ("delegate", "Delegate: acts where asked to"),
)

STRENGTHS = (("1", "A little"), ("2", "Much"), ("3", "Very much"))

_CONTRACT = (
    one("contract.most", "Most hours in a week", "Like 40h. Every attendant has them."),
    one("contract.least", "Hours owed in a week", LENGTH, "none"),
    one("contract.longest_shift", "Longest shift, without its handover", LENGTH, "12h"),
    one("contract.rest", "Rest between any two shifts", LENGTH, "10h"),
    one("contract.night_to_day", "Rest between a night and a day", LENGTH, "24h"),
    count("contract.days_in_a_row", "Most days in a row", "5"),
    count("contract.nights_in_a_row", "Most nights in a row", "4", "0 for no nights at all."),
    Field("contract.live_in", "Lives in the house", "flag"),
    Field("contract.funder", "Who pays for these hours", "choice", names="funder", usual="nobody"),
)

MEMBER = Described(
    "member",
    ("member",),
    "a member",
    (
        (
            "Who it is",
            (
                must("name", "Name", "What the roster says; nobody else in the house has it."),
                Field("parts", "Parts in the circle", "choices", needed=True, choices=_PARTS),
                one("phone", "Number to call", longest=40),
                one("pay", "Pay for an hour", "Like 17.50.", "0"),
            ),
        ),
        (
            "When they can come",
            (
                Field("availability", "Hours in which they can come", "lines", HOURS, "any hour"),
                Field(
                    "absences",
                    "When they are away",
                    "lines",
                    f"{STRETCHES} Why is nobody’s business.",
                    "never",
                ),
                Field("leaves_on", "First day on which they are gone", "date", DATE, "they stay"),
            ),
        ),
        ("What was agreed", _CONTRACT),
        (
            "Said in private",
            (
                Field("never_with", "Not to be paired with", "choices", names="member"),
                Field(
                    "unwilling",
                    "Will not do",
                    "choices",
                    "Kinds of activity. No rota and no message says so.",
                    names="kind",
                    more=True,
                ),
            ),
        ),
    ),
)

COMPETENCE = Described(
    "competence",
    ("member", "competence"),
    "a competence",
    (
        (
            "",
            (
                Field(
                    "skill",
                    "What they can do",
                    hint="In the words that the needs use.",
                    needed=True,
                    names="skill",
                ),
                must("assessor", "Who saw them do it"),
                must("assessed_on", "On which day", DATE, "date"),
                Field(
                    "expires_on", "First day on which it no longer counts", "date", DATE, "never"
                ),
                one("condition", "On what condition", "Shown, not judged.", "none", longest=200),
            ),
        ),
    ),
)

WISH = Described(
    "wish",
    ("member", "wish"),
    "a wish",
    (
        (
            "",
            (
                Field("likes", "Hours they would like to have", "lines", HOURS),
                Field("spare", "Hours they would like to be spared", "lines", HOURS),
                Field("strength", "How much", "number", usual="a little", choices=STRENGTHS),
            ),
        ),
    ),
    note="Fill in one of the two.",
)
