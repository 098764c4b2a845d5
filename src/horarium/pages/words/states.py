"""Words that pass: nothing, something waiting, something looked at, something read."""

from dataclasses import replace
from typing import Any

from horarium.pages.words.context import Pick, ReadContext, WaitingLine, WordsContext

_ONE = "/words/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/"
_HIS = WordsContext(
    "Words",
    (),
    can_write=True,
    is_his=True,
    person="Mark",
    confidants=(Pick("1", "Ana"), Pick("2", "Father Brendan", chosen=True)),
    sayable=(
        Pick("work", "Mark reports for Pacific News Service.", chosen=True),
        Pick("faith", "Mark is devout."),
    ),
)
_TEXT = "May I say no to the editor?\n\nMark reports for Pacific News Service."
_THEIRS = WordsContext("Words", (), can_write=True, person="Mark")

SCREENS: dict[str, dict[str, Any]] = {
    "words/page.html": {
        "to ask": _HIS,
        "what they would get": replace(
            _HIS, typed="May I say no to the editor?", preview=_TEXT, to="Father Brendan"
        ),
        "sent, and an answer": replace(
            _HIS,
            waiting=(WaitingLine(f"{_ONE}read/", "Ana, Wed 23 Mar 11:40"),),
            sent=(WaitingLine(f"{_ONE}back/", "Father Brendan, Wed 23 Mar 10:05"),),
        ),
        "nobody chosen": replace(
            _HIS, confidants=(Pick("1", "Ana"),), typed="May I?", mistake="Choose whom you ask."
        ),
        "no confidant": replace(_HIS, confidants=(), sayable=()),
        "of a confidant": replace(
            _THEIRS, waiting=(WaitingLine(f"{_ONE}read/", "Mark, Wed 23 Mar 10:05"),)
        ),
        "of a confidant, nothing": _THEIRS,
        "of anybody else": replace(_THEIRS, can_write=False),
    },
    "words/read.html": {
        "by a confidant": ReadContext("Words", "Mark", _TEXT, answers="Mark"),
        "by him": ReadContext("Words", "Father Brendan", "Yes. Say it kindly.", keeps=True),
    },
}
AUDIENCES = dict.fromkeys(
    ("of a confidant", "of a confidant, nothing", "of anybody else", "by a confidant"), "circle"
)
