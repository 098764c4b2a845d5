"""The agreement: read at any time, proposed anew, and confirmed by each with their own sign-in."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.move_course import move_course
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.course.words import TERMS
from horarium.core.course.words import number as number_words
from horarium.core.hours import DAY, MINUTE, length_words
from horarium.pages.course.asked import HERE, for_three
from horarium.pages.course.context import AgreementContext
from horarium.pages.course.context import Asked as Term
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.once import see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.tellings.course import CourseTold, identifier_of

_LONGEST_KEPT = 3650


@for_three
def agreement(request: Asked, told: CourseTold) -> HttpResponseBase:
    """Sent, another version is proposed, or the newest is agreed to, or its boundaries."""
    if told.is_over and told.party is not Party.PERSON:
        return not_here(request)
    mistake = ""
    if request.method == "POST":
        try:
            return _done(request, told)
        except ValueError as wrong:
            mistake = sentence_of(wrong)
    page = _page(request, told, mistake)
    return render(request, "course/agreement.html", {"page": page}, status=422 if mistake else 200)


def _done(request: Asked, told: CourseTold) -> HttpResponseBase:
    does, now = request.POST.get("does", ""), request.now
    made = _sent(request) if does == "propose" else None
    number = request.POST.get("number", "")

    def move(party: Party) -> Move:
        if does == "confirm_boundaries":
            return Move(Does.CONFIRM_BOUNDARIES, party, now)
        if made:
            return Move(Does.PROPOSE, party, now, agreement=made)
        return Move(Does.AGREE, party, now, number=int(number) if number.isdecimal() else 0)

    move_course(
        household=request.viewer.household,
        course=told.id,
        member=identifier_of(request.viewer),
        move=move,
    )
    messages.success(request, _DONE.get(does, "You agreed."))
    return see(f"{HERE}{told.id}/agreement/")


_DONE = {
    "propose": "It is proposed. Each of you confirms it with their own sign-in.",
    "confirm_boundaries": "You confirmed the boundaries.",
}


def _sent(request: Asked) -> Agreement:
    """As it was typed. Raises ValueError with a sentence."""
    return Agreement(
        cap=_whole(request, "cap", "Say how many sessions there are at most, from 1 to 60.", 60),
        length=MINUTE
        * _whole(request, "length", "Say how many minutes a session has, from 1 to 1440.", 1440),
        counts_cut_short="counts_cut_short" in request.POST,
        kept_for=DAY
        * _whole(
            request,
            "kept_for",
            f"Say for how many days it is kept, up to {_LONGEST_KEPT}.",
            _LONGEST_KEPT,
        ),
        **{key: request.POST.get(key, "").strip() for key in TERMS},
    )


def _whole(request: Asked, key: str, wrong: str, most: int) -> int:
    value = request.POST.get(key, "").strip()
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:6]) <= most:
        raise ValueError(wrong)
    return int(value)


def _page(request: Asked, told: CourseTold, mistake: str) -> AgreementContext:
    able, made, form = told.can, told.agreement, told.form
    return AgreementContext(
        title="The agreement",
        address=f"{HERE}{told.id}/agreement/",
        told=told,
        terms=_terms(made) if made else (),
        numbers=_numbers(made) if made else (),
        proposes=Does.PROPOSE in able,
        agrees=Does.AGREE in able,
        confirms=Does.CONFIRM_BOUNDARIES in able,
        typed=tuple(
            Term(key, label, request.POST.get(key, getattr(form, key)))
            for key, label in TERMS.items()
        ),
        cap=request.POST.get("cap", str(form.cap)),
        length=request.POST.get("length", str(form.length // MINUTE)),
        kept_for=request.POST.get("kept_for", str(form.kept_for // DAY)),
        counts_cut_short=_counts(request, told),
        mistake=mistake,
    )


def _counts(request: Asked, told: CourseTold) -> bool:
    if request.method == "POST" and "cap" in request.POST:
        return "counts_cut_short" in request.POST
    return told.form.counts_cut_short


def _terms(made: Agreement) -> tuple[Term, ...]:
    return tuple(
        Term(key, label, getattr(made, key)) for key, label in TERMS.items() if getattr(made, key)
    )


def _numbers(made: Agreement) -> tuple[str, ...]:
    counts = "counts" if made.counts_cut_short else "does not count"
    return (
        f"At most {number_words(made.cap)} sessions, of {length_words(made.length)} each.",
        f"A session that is cut short {counts}.",
        f"It is forgotten {made.kept_for // DAY} days after its end.",
    )
