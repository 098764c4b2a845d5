"""Absences and wishes: asked for, answered, and with something in the way."""

from typing import Any

from horarium.pages.away.context import (
    AbsenceTyped,
    Answerable,
    AnswersContext,
    Asked,
    AwayContext,
    WishTyped,
)

_TITLE = "Absences and wishes"
_ID = "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_AWAY = "Away Fri 8 Apr to Sun 10 Apr"
_ASKED = (
    Asked(_AWAY, "not answered yet", f"/away/absence/{_ID}/take-back/", f"Take back: {_AWAY}"),
    Asked("Would like to work Mon–Fri 09:00–15:00: much", "approved"),
    Asked("Away Sat 26 Mar 18:00–23:00", "declined"),
)
_ADDRESS = f"/absences/{_ID}/"


def _mine(**changed: Any) -> AwayContext:  # noqa: ANN401
    ordinary: dict[str, Any] = {
        "title": _TITLE,
        "absences": ("Thu 31 Mar 18:00 to Sat 2 Apr 10:00", "Fri 15 Apr"),
        "wishes": ("Would rather not work Sun 07:00–13:00: a little",),
        "asked": _ASKED,
        "today": "1988-03-22",
    }
    return AwayContext(**(ordinary | changed))


def _open(name: str, what: str, kind: str) -> Answerable:
    return Answerable(
        f"{name}: {what}.",
        "not answered yet",
        _ADDRESS,
        f"Approve {name}’s {kind}",
        f"Decline {name}’s {kind}",
    )


_OPEN = (
    _open("Ana", "away Fri 8 Apr to Sun 10 Apr", "absence"),
    _open(_LONG, "would like to work Mon–Fri 09:00–15:00: very much", "wish"),
)
_ANSWERED = (
    Answerable(
        "Ben: away Sat 26 Mar.", "approved", _ADDRESS, open_again="Open Ben’s absence again"
    ),
    Answerable("Rosa: would rather not work Fri 18:00–24:00: much.", "declined", _ADDRESS),
)

SCREENS: dict[str, dict[str, Any]] = {
    "away/page.html": {
        "ordinary": _mine(),
        "nothing yet": _mine(absences=(), wishes=(), asked=()),
        "only absences": _mine(with_wishes=False, wishes=()),
        "an absence that ends before it starts": _mine(
            absence=AbsenceTyped(
                "1988-04-10",
                "",
                "1988-04-08",
                "",
                "“1988-04-10 to 1988-04-08” ends before it starts; write the earlier one first.",
            )
        ),
        "hours that are none": _mine(
            wish=WishTyped(
                "spare",
                "mornings",
                "3",
                "“mornings” are no hours of a week; write them like “mon-fri 07:00-09:00”.",
            )
        ),
        "busy": _mine(
            absence=AbsenceTyped("1988-04-08", "18:00", "1988-04-09", "08:00"),
            sentence=(
                "The memory of the house is busy and did not answer, so nothing was saved. Press "
                "the button again in a moment: what you typed is still here."
            ),
        ),
    },
    "away/answers.html": {
        "two wait": AnswersContext(_TITLE, _OPEN, _ANSWERED),
        "nobody waits": AnswersContext(_TITLE, (), ()),
    },
}
