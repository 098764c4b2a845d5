"""What is told, and to whom: read by each, and decided by whoever it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.hang_number import hang_number
from horarium.actions.let_know import let_know
from horarium.actions.read_told import read_told
from horarium.actions.take_back_knowing import take_back_knowing
from horarium.actions.wait_within_call import wait_within_call
from horarium.core.disclosure.words import DEPTHS
from horarium.core.people import Part
from horarium.core.story import Consent, Subject
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.choice import Choice
from horarium.pages.shell.even import evenly
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.pages.told.context import (
    Account,
    KnownLine,
    KnowsContext,
    Line,
    ToldContext,
    YesForm,
)
from horarium.tellings.circle import InCircle, one_member
from horarium.tellings.numbers import own_number, waits_within_call
from horarium.tellings.told import (
    Known,
    LetKnow,
    NoKeyError,
    Told,
    day_of,
    knows,
    let_know_by,
    person_of,
    what_became,
)

YOURS = "/told/yours/"
_LONGEST_PURPOSE = 200
_NOTHING = "Nothing of it has been told to you."


@for_circle
@evenly
def told(request: Asked) -> HttpResponseBase:
    """The account that whoever looks is given."""
    closed, account = "", Told()
    try:
        account = read_told(viewer=request.viewer, now=request.now)
    except NoKeyError as wrong:
        closed = closed_words(wrong)
    page = ToldContext(
        title="Told to you",
        nothing=_NOTHING,
        account=_account(account),
        yours="" if request.viewer.is_person else YOURS,
        closed=closed,
    )
    return render(request, "told/page.html", {"page": page})


def closed_words(wrong: NoKeyError) -> str:
    sentence = str(wrong)
    return f"Nothing can be read: {sentence}."


def _account(account: Told) -> Account:
    return tuple(
        tuple(Line(each.text, each.why, each.is_new) for each in paragraph)
        for paragraph in account.paragraphs
    )


# -- what he lets a member know


@for_person
@once
def known_by(request: Asked, member: UUID) -> HttpResponseBase:
    """What a member may know of him; sent, it is looked at, given, or taken back."""
    try:
        them = one_member(request.viewer, member, request.now).member
    except LookupError:
        return not_here(request)
    here = _Here(f"/circle/{member}/knows/", them.name, f"/circle/{member}/", them.name)
    return _decided(request, here, _task(them))


def _task(them: InCircle) -> str:
    """What their part requires, and that it never says why."""
    name, parts = them.name, set(them.parts)
    if parts & {Part.ATTENDANT, Part.BACKUP}:
        knows_this = "that you are out and when you are back, in the hours they have"
    elif Part.DRIVER in parts:
        knows_this = "the place and the times of what they drive you to"
    else:
        return f"{name} knows no hours of yours."
    return f"{name} knows {knows_this}. {name} does not know why."


@for_circle
@evenly
@once
def yours(request: Asked) -> HttpResponseBase:
    """What the person may know of whoever looks, and whom else they let know."""
    if request.viewer.is_person:
        return see("/circle/")
    person = person_of(request.viewer)
    here = _Here(YOURS, person, "/told/", "what is told to you")
    return _decided(request, here, f"{person} knows the hours you have, and what you tell.")


@for_circle
@require_POST
@once
def number(request: Asked) -> HttpResponseBase:
    """Whoever looks lets their number stand on what hangs on the wall, or takes it down."""
    viewer, may = request.viewer, "hang" in request.POST
    if viewer.is_person:
        return not_here(request)
    hang_number(account=viewer.account, may=may, now=request.now, by=viewer.name)
    messages.success(
        request,
        "Your number may stand on the wall from the next printing on."
        if may
        else "Your number is left out from the next printing on; take down what hangs there.",
    )
    return see(f"{YOURS}#number")


@for_circle
@require_POST
@once
def willing(request: Asked) -> HttpResponseBase:
    """Whoever attends says whether they wait within call; nobody is told but the planner."""
    viewer, will = request.viewer, "will" in request.POST
    if viewer.is_person or not viewer.attends:
        return not_here(request)
    wait_within_call(account=viewer.account, will=will, now=request.now, by=viewer.name)
    messages.success(request, "The next plan keeps to it.")
    return see(f"{YOURS}#within-call")


class _Here:
    """The page of one owner and one who may know."""

    def __init__(self, address: str, name: str, back: str, back_words: str) -> None:
        self.address, self.name = address, name
        self.back, self.back_words = back, back_words


def _decided(request: Asked, here: _Here, task: str) -> HttpResponseBase:
    form, looked_at, mistake = _form(request), None, ""
    try:
        if request.method == "POST":
            if "take_back" in request.POST:
                return _taken_back(request, here)
            looked_at = _yes(request, here)
            if "sure" in request.POST:
                return _given(request, here, looked_at)
    except (ValueError, LookupError) as wrong:
        looked_at, mistake = None, sentence_of(wrong)
        form = _form(request, mistake)
    page = _page(request, here, task, form, looked_at)
    return render(request, "told/knows.html", {"page": page}, status=422 if mistake else 200)


def _taken_back(request: Asked, here: _Here) -> HttpResponseBase:
    to, _, subject = request.POST["take_back"].rpartition("/")
    take_back_knowing(
        household=request.viewer.household,
        to=to or here.name,
        subjects=_subjects([subject]),
        now=request.now,
        by=request.viewer.name,
    )
    messages.success(request, f"{to or here.name} is told nothing more of {subject}.")
    return see(here.address)


def _given(request: Asked, here: _Here, consent: Consent) -> HttpResponseBase:
    let_know(
        household=request.viewer.household, consent=consent, now=request.now, by=request.viewer.name
    )
    messages.success(request, f"{here.name} may know this from now on.")
    return see(here.address)


def _subjects(values: Iterable[str]) -> tuple[Subject, ...]:
    sent = set(values)
    return tuple(each for each in Subject if each.value in sent)


def _yes(request: Asked, here: _Here) -> Consent:
    """The yes that was typed. Raises ValueError with a sentence."""
    subjects = _subjects(request.POST.getlist("subjects"))
    depth, purpose = (
        request.POST.get("depth", ""),
        " ".join(request.POST.get("purpose", "").split()),
    )
    if not subjects:
        raise ValueError("Choose at least one subject.")
    if depth not in map(str, DEPTHS):
        raise ValueError("Choose how much of it.")
    if not 0 < len(purpose) <= _LONGEST_PURPOSE:
        raise ValueError(f"Say what it is for, in at most {_LONGEST_PURPOSE} characters.")
    return Consent(
        of=request.viewer.name,
        to=here.name,
        subjects=subjects,
        depth=int(depth),
        since=day_of(request.viewer, request.now),
        purpose=purpose,
        until=_until(request),
    )


def _until(request: Asked) -> date | None:
    typed = request.POST.get("until", "")
    try:
        until = date.fromisoformat(typed) if typed else None
    except ValueError:
        raise ValueError("Its end is no day; give one, or leave it empty.") from None
    if until and until <= day_of(request.viewer, request.now):
        raise ValueError("It would end before it begins; give a day after today.")
    return until


def _form(request: Asked, mistake: str = "") -> YesForm:
    sent = set(request.POST.getlist("subjects"))
    depth = request.POST.get("depth", "")
    return YesForm(
        tuple(Choice(each.value, each.value, each.value in sent) for each in Subject),
        tuple(Choice(str(each), words, str(each) == depth) for each, words in DEPTHS.items()),
        request.POST.get("purpose", ""),
        request.POST.get("until", ""),
        mistake,
    )


def _page(
    request: Asked, here: _Here, task: str, form: YesForm, looked_at: Consent | None
) -> KnowsContext:
    page = KnowsContext(
        title=f"What {here.name} may know",
        address=here.address,
        back=here.back,
        back_words=here.back_words,
        name=here.name,
        task=task,
        today=day_of(request.viewer, request.now).isoformat(),
        form=form,
        looked_at=looked_at is not None,
        number=own_number(request.viewer),
        within_call=waits_within_call(request.viewer),
    )
    try:
        found = knows(request.viewer, here.name, request.now, looked_at)
        others = () if request.viewer.is_person else let_know_by(request.viewer, request.now)
    except NoKeyError as wrong:
        return replace(page, closed=closed_words(wrong))
    return replace(
        page,
        known=tuple(KnownLine(each.subject, _known_words(each)) for each in found.known),
        others=tuple(_other_lines(others, but=here.name)),
        account=_account(found.told),
        withheld=tuple(f"{each.what}: {each.why}" for each in found.withheld),
        seen=_seen(request, here.name) if request.viewer.is_person else (),
    )


def _known_words(known: Known) -> str:
    return f"{known.subject}: {known.words}"


def _other_lines(others: Iterable[LetKnow], but: str) -> Iterator[KnownLine]:
    for them in others:
        if them.to != but:
            for each in them.known:
                yield KnownLine(f"{them.to}/{each.subject}", f"{them.to}, {_known_words(each)}")


def _seen(request: Asked, name: str) -> tuple[str, ...]:
    return tuple(f"{each.at}, {each.words}" for each in what_became(request.viewer, by=name))
