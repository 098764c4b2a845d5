"""Planning from nothing published to everything at once, and each answer there can be."""

from typing import Any

from horarium.pages.gap.closing import ClosingShown, Leads
from horarium.pages.plan.context import (
    Answer,
    Changed,
    FoundShown,
    GapShown,
    HoursShown,
    Line,
    PlanContext,
    Progress,
    PublishContext,
    PublishedDays,
    QuestionContext,
    TierShown,
    Told,
)
from horarium.pages.shell.choice import Choice

_ID = "/plan/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f21/"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_ASKED = "What if Rosa cannot come Thu 24 Mar 22:00–08:00?"
_ASKED_LONG = (
    f"What if {_LONG} cannot come Thu 24 Mar 22:00 to Sun 3 Apr 08:00 and {_LONG} leaves on "
    "Mon 11 Apr and I can bear only 2 h from Wed 23 Mar?"
)
_FIRST_DAYS = (
    Choice("1988-04-18", "Mon 18 Apr 1988", chosen=True),
    Choice("1988-04-19", "Tue 19 Apr 1988"),
    Choice("1988-04-25", "Mon 25 Apr 1988"),
)
_LENGTHS = (
    Choice("7", "7 days (1 week)"),
    Choice("28", "28 days (4 weeks)", chosen=True),
    Choice("56", "56 days (8 weeks)"),
)
_MONTH = PublishedDays(
    _ID, "Mon 21 Mar to Sun 17 Apr, 28 days", "Wed 23 Mar 12:00", "1988-03-21", "28"
)
_WAITING = Progress(_ID, f"{_ID}progress/", _ASKED, "The planner will begin in a moment.")
_PLANNING = Progress(
    _ID,
    f"{_ID}progress/",
    _ASKED,
    "Seeing that somebody stands behind every shift.",
    (
        "Everybody’s hours are covered: proven.",
        "Without a place: 2 times (proven).",
        "Nothing to warn of in law and funds: proven.",
        "Seeing that somebody stands behind every shift: within 4.8 % of its bound so far.",
    ),
)
_DRAFT = Line(_ID, _ASKED, "a draft, not published, Wed 23 Mar 12:04")
_REFUSED = Line(_ID, "Plan Mon 18 Apr to Sun 15 May", "could not be planned, Wed 23 Mar 11:40")

_PAGE: dict[str, Any] = {
    "ordinary": PlanContext(
        "Plan",
        "Published until Sun 17 Apr 1988.",
        published=(_MONTH,),
        drafts=(_DRAFT,),
        asked=(
            Line(_ID, "Plan Mon 21 Mar to Sun 17 Apr", "published, Mon 14 Mar 09:12"),
            _REFUSED,
        ),
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
    ),
    "nothing published": PlanContext(
        "Plan",
        "Nothing is published for today or later.",
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
    ),
    "planning": PlanContext(
        "Plan",
        "Published until Sun 17 Apr 1988.",
        published=(_MONTH,),
        running=_PLANNING,
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
    ),
    "the planner is busy": PlanContext(
        "Plan",
        "Published until Sun 17 Apr 1988.",
        published=(_MONTH,),
        running=_PLANNING,
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
        mistake=f"The planner works on “{_ASKED}”. Wait for it, or call it off.",
        busy=True,
    ),
    "days that have a roster already": PlanContext(
        "Plan",
        "Published until Sun 17 Apr 1988.",
        published=(_MONTH,),
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
        mistake="Mon 21 Mar to Sun 17 Apr have a roster already. "
        "Plan just those days anew, or begin on Mon 18 Apr.",
    ),
    "everything at once": PlanContext(
        "Plan",
        "Published until Sun 15 May 1988.",
        published=(
            _MONTH,
            PublishedDays("", "Mon 18 Apr, 1 day", "Wed 23 Mar 12:30", "1988-04-18", "1"),
            PublishedDays(
                _ID, "Tue 19 Apr to Sun 15 May, 27 days", "Wed 23 Mar 12:40", "1988-04-19", "27"
            ),
        ),
        running=Progress(_ID, f"{_ID}progress/", _ASKED_LONG, "Covering every hour."),
        drafts=(_DRAFT, Line(_ID, _ASKED_LONG, "a draft, not published, Wed 23 Mar 11:58")),
        asked=(
            _REFUSED,
            Line(_ID, _ASKED_LONG, "called off, Wed 23 Mar 11:20"),
            Line(_ID, _ASKED, "was published; another is in its place, Wed 23 Mar 11:00"),
            Line(_ID, _ASKED, "dropped, Wed 23 Mar 10:00"),
        ),
        first_days=_FIRST_DAYS,
        lengths=_LENGTHS,
    ),
}

_GAP = GapShown(
    "Thu 24 Mar 22:00–08:15",
    (
        "Ana would have 6 h of rest before it; 10 h are agreed.",
        "Ben is away then.",
    ),
    (
        ClosingShown(
            "Ask Grace to stay until 08:15, 15 min longer: 15 min over the 40 h agreed.",
            (Leads("What if Grace agrees?", "/what-if/?what=agrees&most=40h15m#agrees"),),
        ),
        ClosingShown(
            "Call Dolores for one night, Thu 24 Mar 22:00-08:15: Dolores stands by.",
            (Leads("Telephone Dolores, 510 555 0102", "tel:5105550102"),),
        ),
    ),
)
_TIERS = (
    TierShown("Agreements", "all kept", "the same"),
    TierShown("Life", "nobody missing", "the same"),
    TierShown("Activities", "2 times", "the same"),
    TierShown("Law and funds", "nothing to warn of", "overtime 2 h"),
    TierShown("Reserve", "3 people", "4 people"),
    TierShown("Wishes, fairness and continuity", "fairness 4 h, wishes 12 h", "wishes 14 h"),
)
_HOURS = (
    HoursShown("Ana", "32\u00a0h", "34\u00a0h\u00a030", "20–40 h"),
    HoursShown("Rosa", "30\u00a0h", "27\u00a0h\u00a030", "0–36 h"),
)
_SMALL = Answer(
    short="2 changes in the shifts of 2 attendants.",
    is_new=False,
    people=(
        Changed("Ana", ("Thu 24 Mar 22:00–08:15 is new.",)),
        Changed("Rosa", ("Thu 24 Mar 22:00–08:15 is cancelled.",)),
    ),
    doings=(),
    days=(Changed("Thu 24 Mar", ("Ana: 22:00–08:15 is new.", "Rosa: 22:00–08:15 is cancelled.")),),
    new_gaps=(),
    closed_gaps=(),
    open_gaps=(),
    tiers=_TIERS,
    found=(
        FoundShown(
            "Reserve (4)",
            ("Nobody stands behind Ana’s shift Thu 24 Mar 22:00–08:15.",),
            3,
        ),
    ),
    hours=_HOURS,
)
_NOTHING = Answer(
    short="Nothing changes: the roster holds what is asked already.",
    is_new=False,
    people=(),
    doings=(),
    days=(),
    new_gaps=(),
    closed_gaps=(),
    open_gaps=(),
    tiers=tuple(TierShown(each.name, each.before, "the same") for each in _TIERS),
    found=(),
    hours=_HOURS,
)
_BIG = Answer(
    short="41 changes in the shifts of 8 attendants and 3 changes in what you do.",
    is_new=False,
    people=tuple(
        Changed(
            name,
            (
                "Thu 24 Mar 22:00–08:15 is new.",
                "Fri 25 Mar 07:00–15:15 becomes Fri 25 Mar 08:00–15:15.",
                "Sat 26 Mar 15:00–23:15 is cancelled.",
            ),
        )
        for name in ("Ana", "Rosa", "Ben", _LONG, "Grace")
    ),
    doings=(
        "Session: Tue 29 Mar 13:00–15:00 becomes Thu 31 Mar 13:00–15:00.",
        "Up: Fri 25 Mar 12:00–14:00 is cancelled.",
        "Up: Sat 26 Mar 12:00–14:00 is new.",
    ),
    days=tuple(
        Changed(day, ("Ana: 22:00–08:15 is new.", f"{_LONG}: 07:00–15:15 becomes 08:00–15:15."))
        for day in ("Thu 24 Mar", "Fri 25 Mar", "Sat 26 Mar")
    ),
    new_gaps=(_GAP, GapShown("Sat 2 Apr 03:00–04:00", (), ())),
    closed_gaps=("Wed 30 Mar 15:00–23:15",),
    open_gaps=(_GAP,),
    tiers=_TIERS,
    found=(
        FoundShown("Life (2)", ("Nobody is there Thu 24 Mar 22:00–08:15 (10 h 15).",) * 2),
        FoundShown("Wishes, fairness and continuity (18)", ("Ana would be spared.",), 17),
    ),
    hours=(*_HOURS, HoursShown(_LONG, "30\u00a0h", "0\u00a0min", "20–40 h")),
    beyond="The days from Mon 18 Apr on have a plan of their own, which does not know of this "
    "yet. Once this is published, plan them anew.",
)
_NEW = Answer(
    short="112 shifts for 8 attendants on 28 days.",
    is_new=True,
    people=(
        Changed("Ana", ("Mon 21 Mar 07:00–15:15 is new.", "Tue 22 Mar 07:00–15:15 is new.")),
        Changed(_LONG, ("Mon 21 Mar 15:00–23:15 is new.",)),
    ),
    doings=("Session: Tue 22 Mar 13:00–15:00 is new.",),
    days=(Changed("Mon 21 Mar", ("Ana: 07:00–15:15 is new.", f"{_LONG}: 15:00–23:15 is new.")),),
    new_gaps=(_GAP,),
    closed_gaps=(),
    open_gaps=(),
    tiers=tuple(TierShown(each.name, "", each.before) for each in _TIERS),
    found=(),
    hours=tuple(HoursShown(each.name, "", each.after, each.agreed) for each in _HOURS),
)


def _question(
    state: str,
    sentence: str,
    *,
    title: str = _ASKED,
    progress: Progress | None = None,
    answer: Answer | None = None,
) -> QuestionContext:
    return QuestionContext(title, _ID, state, sentence, progress, answer)


_DRAFT_SAID = "This is a draft. Nobody is told of it before you publish it."
_QUESTION: dict[str, Any] = {
    "waiting": _question("waiting", "", progress=_WAITING),
    "planning": _question("planning", "", progress=_PLANNING),
    "a small difference": _question("draft", _DRAFT_SAID, answer=_SMALL),
    "no difference": _question("draft", _DRAFT_SAID, answer=_NOTHING),
    "big difference with gaps": _question("draft", _DRAFT_SAID, answer=_BIG, title=_ASKED_LONG),
    "a new month": _question(
        "draft", _DRAFT_SAID, answer=_NEW, title="Plan Mon 21 Mar to Sun 17 Apr"
    ),
    "stale": _question(
        "stale",
        "The household was changed since this plan was made. Plan it anew.",
        answer=_SMALL,
    ),
    "published": _question("published", "This is the roster now.", answer=_SMALL),
    "replaced": _question(
        "replaced",
        "This was published. Another plan of these days is in its place by now.",
        answer=_SMALL,
    ),
    "dropped": _question("dropped", "You dropped this plan. Nobody was told of it.", answer=_SMALL),
    "refused": _question(
        "refused", "The planner ran out of memory; plan fewer days or with fewer shifts."
    ),
    "crashed": _question(
        "refused",
        "The planner stopped before it had finished (signal 9). Nothing was changed; run it again.",
    ),
    "called off": _question("called off", "It was called off."),
}

_TOLD = (
    Told(
        "Ana",
        ("Your shifts changed: Thu 24 Mar 22:00–08:15 is new.",),
        "Ana sees this when they open the house next:",
    ),
    Told(
        _LONG,
        ("Thu 24 Mar 22:00–08:15 is cancelled.", "Fri 25 Mar 22:00–08:15 is cancelled."),
        f"{_LONG} cannot sign in yet. Tell them yourself:",
    ),
)
_TUESDAYS = "Tue 22 Mar and Tue 29 Mar: “Session”, shown as Out."
_GUESSED = (
    f"Ana goes with you to the same place on {_TUESDAYS}",
    f"{_LONG} is on duty and sees that you are out at the same hour on {_TUESDAYS}",
)
_PUBLISH: dict[str, Any] = {
    "two are told": PublishContext(
        "Publish this plan",
        _ID,
        _ASKED,
        _TOLD,
        "Nothing changes for Ben, Grace and Lena, who are told nothing.",
        becomes=("Rosa is away Thu 24 Mar 22:00–08:00.",),
        guessed=_GUESSED,
    ),
    "nobody is told": PublishContext(
        "Publish this plan",
        _ID,
        "What if there is Choir, 1 h 30?",
        (),
        "Nothing changes for Ana and Ben, who are told nothing.",
        becomes=("Choir is among your activities, shown as Own time.",),
    ),
    "stale": PublishContext(
        "Publish this plan",
        _ID,
        _ASKED_LONG,
        _TOLD,
        "",
        stale="Some of what this plan changes has begun since it was made.",
    ),
}

SCREENS: dict[str, dict[str, Any]] = {
    "plan/page.html": _PAGE,
    "plan/question.html": _QUESTION,
    "plan/publish.html": _PUBLISH,
}
