"""An app of a member's, from none to one that was not taken."""

from dataclasses import replace

from horarium.pages.app.context import AppContext

TEMPLATE = "app/page.html"
AUDIENCE = "person"
_MEMBER = "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11"
_NONE = AppContext("An app of Ana", "Ana", f"/app/{_MEMBER}/", f"/circle/{_MEMBER}/")
_NTFY = replace(_NONE, app="ntfys", set_on="Sat 19 Mar")

STATES = {
    "none": _NONE,
    "one is set": _NTFY,
    "not taken": replace(
        _NONE,
        typed="file:///etc/passwd",
        mistake="This is no address of an app that can be used here; write it like "
        "ntfys://ntfy.sh/a-long-name. reach-people.md lists those that can.",
    ),
    "this server reaches none": replace(_NTFY, works=False),
}
