"""What is answered where no page can be."""

from horarium.pages.shell.context import NoPage, NotTaken
from horarium.pages.shell.wrong import NOT_UNDERSTOOD, TOO_MUCH

SCREENS: dict[str, dict[str, NoPage | NotTaken]] = {
    "shell/not_here.html": {
        "no such page": NoPage("There is no such page"),
        "no such page, at the door": NoPage("There is no such page"),
    },
    "shell/forbidden.html": {"may not be done": NoPage("This may not be done")},
    "shell/not_taken.html": {"too much at once": TOO_MUCH, "not understood": NOT_UNDERSTOOD},
    "shell/broken.html": {"broke": NoPage("This page broke")},
}
AUDIENCES = {"no such page, at the door": "everyone", "broke": "everyone"}
AUDIENCES |= dict.fromkeys(SCREENS["shell/not_taken.html"], "everyone")
