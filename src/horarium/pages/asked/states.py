"""Named states of the page behind a link."""

from horarium.pages.asked.context import AskedContext
from horarium.pages.asked.views import DRILL, GONE, HEARD, TITLE

TEMPLATE = "asked/page.html"
AUDIENCE = "everyone"

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
    "a drill": AskedContext(DRILL, "c" * 43, "A drill: nothing is wrong. It came to you.", HEARD),
    "settled": AskedContext(
        TITLE,
        mistake=GONE,
    ),
}
