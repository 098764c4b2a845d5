"""What is answered where no page can be."""

from horarium.pages.shell.context import NoPage

SCREENS: dict[str, dict[str, NoPage]] = {
    "shell/not_here.html": {
        "no such page": NoPage("There is no such page"),
        "no such page, at the door": NoPage("There is no such page"),
    },
    "shell/forbidden.html": {"may not be done": NoPage("This may not be done")},
    "shell/broken.html": {"broke": NoPage("This page broke")},
}
AUDIENCES = {"no such page, at the door": "everyone", "broke": "everyone"}
