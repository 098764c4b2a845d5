"""Named states of the page behind a link."""

from horarium.pages.asked.context import AskedContext
from horarium.pages.asked.views import DRILL, GONE, HEARD, TITLE
from horarium.tellings.coming import ForWhoComes
from horarium.tellings.within import Within

TEMPLATE = "asked/page.html"
AUDIENCE = "everyone"

STAND_IN = ForWhoComes(
    "23:00–07:15",
    (Within("tomorrow 06:00–07:00", "own time"),),
    (
        "He breathes with the iron lung; if it stops, pump with the bellows underneath.",
        "He knows what he needs; ask, do that, and nothing else.",
        "Stay until somebody from the house relieves you.",
    ),
    ("If something is wrong, call Dr. Ortiz’ answering service: 415 555 0170.",),
    ("hand-pump", "transfer"),
)
ABLE = ForWhoComes(
    "23:00–07:15",
    (
        Within("tomorrow 05:00–07:00", "Out of the machine, back by 07:00"),
        Within("tomorrow 06:00–07:00", "own time"),
    ),
    (),
    (
        "The machine: iron lung. Its own alarm comes first.",
        "If something is wrong, call Dr. Ortiz’ answering service: 415 555 0170.",
    ),
)

STATES = {
    "just opened": AskedContext(TITLE),
    "asked": AskedContext(
        TITLE,
        "c" * 43,
        "Cover needed 23:00–07:15. Can you come?",
        (
            ("1988-03-24T07:00:00+00:00", "I come: 23:00"),
            ("1988-03-24T07:30:00+00:00", "I come: 23:30"),
            ("no", "I cannot"),
        ),
    ),
    "answered": AskedContext(
        TITLE, sentence="Thank you: you are expected. Check in when you are here."
    ),
    "a stand-in comes": AskedContext(
        TITLE,
        sentence="Thank you: you are expected. Check in when you are here.",
        comes_for=STAND_IN,
    ),
    "said to come": AskedContext(
        TITLE,
        "c" * 43,
        "Cover needed 23:00–07:15. Can you come?",
        (("no", "I cannot"),),
        comes="23:40",
        comes_for=ABLE,
    ),
    "a drill": AskedContext(DRILL, "c" * 43, "A drill: nothing is wrong. It came to you.", HEARD),
    "settled": AskedContext(
        TITLE,
        mistake=GONE,
    ),
}
