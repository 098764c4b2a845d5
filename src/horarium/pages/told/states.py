"""What is told, from nothing to much, and what is let known."""

from dataclasses import replace
from typing import Any

from horarium.core.disclosure.words import DEPTHS
from horarium.core.story import Subject
from horarium.pages.shell.choice import Choice
from horarium.pages.told.context import (
    EverythingContext,
    KnownLine,
    KnowsContext,
    Line,
    RecordContext,
    ToldContext,
    YesForm,
)
from horarium.tellings.numbers import OwnNumber

_ANA = "/circle/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_WHY = "His work: Mark to tell. Mark said yes on 10 January 1988, to talk things over."
_ACCOUNT = (
    (Line("Mark writes.", (_WHY,)), Line("He reports for Pacific News Service.", (_WHY,))),
    (Line("He has a deadline on Friday.", (_WHY,)),),
)
_NEW = (
    (
        Line("Mark writes.", (_WHY,)),
        Line("He reports for Pacific News Service.", (_WHY,), is_new=True),
    ),
)


def _form(chosen: tuple[str, ...] = (), depth: str = "", **others: str) -> YesForm:
    return YesForm(
        tuple(Choice(each.value, each.value, each.value in chosen) for each in Subject),
        tuple(Choice(str(each), words, str(each) == depth) for each, words in DEPTHS.items()),
        **others,
    )


_KNOWS = KnowsContext(
    title="What Ana may know",
    address=f"{_ANA}knows/",
    back=_ANA,
    back_words="Ana",
    name="Ana",
    task=(
        "Ana knows that you are out and when you are back, in the hours they have. "
        "Ana does not know why."
    ),
    today="1988-03-23",
    form=_form(),
)
_OF_MEMBER = replace(
    _KNOWS,
    title="What Mark may know",
    name="Mark",
    address="/told/yours/",
    back="/told/",
    back_words="what is told to you",
    task="Mark knows the hours you have, and what you tell.",
)
_KNOWN = (
    KnownLine("work", "work: how it goes, since 10 January 1988, to talk things over"),
    KnownLine("faith", "faith: a line, since 2 March 1988, until 1 May 1988, for Easter"),
)

_RECORD = RecordContext(
    title="What was written down",
    lines=(
        "Wed 23 Mar 11:40, Ana: as deep as how it goes",
        "Tue 22 Mar 19:05, Mark: Ana may know of work: how it goes, to talk things over.",
        "Mon 21 Mar 08:00, Mark: Ben is told nothing more of faith.",
    ),
    days="17 March 1988 to 23 March 1988",
    happened=(
        "Wed 23 Mar 15:01, Ben: checked in, Ben",
        "Wed 23 Mar 15:00, Ana: checked out, Ana",
        f"Tue 22 Mar 09:15, Mark: key given, {_LONG}",
    ),
    earlier="/told/record/?before=1988-03-17",
)

SCREENS: dict[str, dict[str, Any]] = {
    "told/page.html": {
        "an account": ToldContext(
            "Told to you", "Nothing of it has been told to you.", _ACCOUNT, "/told/yours/"
        ),
        "nothing is told": ToldContext(
            "Told to you", "Nothing of it has been told to you.", yours="/told/yours/"
        ),
        "its key is not here": ToldContext(
            "Told to you",
            "Nothing of it has been told to you.",
            closed=(
                "Nothing can be read: its key is not in the folder of the keys; "
                "put that folder back."
            ),
        ),
    },
    "told/knows.html": {
        "some of it": replace(
            _KNOWS,
            known=_KNOWN,
            account=_ACCOUNT,
            withheld=("the guilt: no yes from Mark", "the talks: no yes from Mark and Dr. Stein"),
            seen=("Wed 23 Mar 11:40, as deep as how it goes",),
        ),
        "nothing": _KNOWS,
        "what would be told": replace(
            _KNOWS,
            known=_KNOWN,
            account=_NEW,
            looked_at=True,
            form=_form(("work",), "4", purpose="so that we can talk of it"),
        ),
        "something is missing": replace(
            _KNOWS,
            title=f"What {_LONG} may know",
            name=_LONG,
            task=f"{_LONG} knows no hours of yours.",
            form=_form(("work",), purpose="", mistake="Choose how much of it."),
        ),
        "of a member": replace(
            _OF_MEMBER,
            known=(KnownLine("life", "life: who it is about, since 24 February 1988, to know me"),),
            others=(
                KnownLine(
                    "Dr. Stein/course",
                    "Dr. Stein, course: the whole of it, since 24 February 1988, for our talks",
                ),
            ),
            withheld=("her son: no yes from Cheryl",),
            number=OwnNumber("415 555 0111", is_on_wall=True),
            within_call=False,
        ),
        "of a member, and nothing yet": replace(
            _OF_MEMBER, number=OwnNumber("415 555 0111", is_on_wall=False), within_call=True
        ),
    },
    "told/record.html": {
        "some days": _RECORD,
        "nothing yet": replace(_RECORD, lines=(), happened=()),
    },
    "told/everything.html": {
        "journal shut": EverythingContext("Everything that is yours", "shut"),
        "journal open": EverythingContext("Everything that is yours", "open"),
        "no key": EverythingContext(
            "Everything that is yours",
            mistake=(
                "Nothing can be read: its key is not in the folder of the keys; "
                "put that folder back."
            ),
        ),
    },
}
AUDIENCES = dict.fromkeys(
    ("an account", "nothing is told", "of a member", "of a member, and nothing yet"), "circle"
)
