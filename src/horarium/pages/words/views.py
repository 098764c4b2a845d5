"""Words that pass once, for him and for whom he asks: what waits, what is written, what is read."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.seek_counsel import (
    LONGEST,
    ask_counsel,
    give_counsel,
    read_words,
    take_back_words,
)
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import sentence_of
from horarium.pages.words.context import Pick, ReadContext, WaitingLine, WordsContext
from horarium.tellings.words import Confidant, Waiting, WordsTold, said_of, words_told

HERE = "/words/"


@for_circle
@once
def words(request: Asked) -> HttpResponseBase:
    """What waits; sent, words are looked at first, and then they go."""
    if request.method != "POST":
        return asking(request, "")
    if request.viewer.is_person:
        return _from_him(request)
    return _to_him(request)


def _to_him(request: Asked) -> HttpResponseBase:
    typed = request.POST.get("text", "")
    try:
        give_counsel(
            household=request.viewer.household,
            words=typed,
            now=request.now,
            by=request.viewer.name,
        )
    except (ValueError, LookupError) as wrong:
        return asking(request, typed, sentence_of(wrong))
    messages.success(request, "Sent. They are shown once, and then they are gone.")
    return see(HERE)


def _from_him(request: Asked) -> HttpResponseBase:
    typed = request.POST.get("text", "")
    try:
        to, whole = _whole(request, typed)
        if "sure" in request.POST:
            ask_counsel(
                household=request.viewer.household,
                member=to.id,
                words=whole,
                now=request.now,
                by=request.viewer.name,
            )
            messages.success(request, f"Sent to {to.name}. Only that counsel was sought is kept.")
            return see(HERE)
    except (ValueError, LookupError) as wrong:
        return asking(request, typed, sentence_of(wrong))
    return asking(request, typed, preview=whole, to=to.name)


def _whole(request: Asked, typed: str) -> tuple[Confidant, str]:
    """To whom, and exactly what they get. Raises ValueError or LookupError with a sentence."""
    told = words_told(request.viewer, request.now)
    to = next((each for each in told.confidants if str(each.id) == request.POST.get("to")), None)
    if to is None:
        raise ValueError("Choose whom you ask.")
    facts = request.POST.getlist("facts")
    said = said_of(request.viewer, facts, to.name, request.now) if facts else ""
    whole = "\n\n".join(each for each in (typed.strip(), said) if each)
    if not whole:
        raise ValueError("There are no words yet; write some, or choose what to say.")
    if len(whole) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST:,} characters; send less of it.")
    return to, whole


def asking(
    request: Asked, typed: str, mistake: str = "", preview: str = "", to: str = ""
) -> HttpResponseBase:
    """The page of words, with what he brings to it or what was not taken yet."""
    told = words_told(request.viewer, request.now)
    page = WordsContext(
        title="Words",
        waiting=_lines(told.waiting, "read/"),
        can_write=told.can_write,
        is_his=request.viewer.is_person,
        person=told.person,
        sent=_lines(told.sent, "back/"),
        confidants=_picks(request, "to", ((str(each.id), each.name) for each in told.confidants)),
        sayable=_picks(request, "facts", ((each.fact, each.sentence) for each in told.sayable)),
        typed=typed,
        preview=preview,
        to=to,
        mistake=mistake,
    )
    return render(request, "words/page.html", {"page": page}, status=422 if mistake else 200)


def _lines(waiting: Iterable[Waiting], verb: str) -> tuple[WaitingLine, ...]:
    return tuple(
        WaitingLine(f"{HERE}{each.id}/{verb}", f"{each.name}, {each.at}") for each in waiting
    )


def _picks(request: Asked, name: str, known: Iterable[tuple[str, str]]) -> tuple[Pick, ...]:
    sent = {*request.POST.getlist(name), *request.GET.getlist(name)}
    return tuple(Pick(value, said, value in sent) for value, said in known)


@for_circle
@require_POST
def read(request: Asked, words: UUID) -> HttpResponseBase:
    """They are shown this once, and are gone."""
    try:
        sender, text = read_words(viewer=request.viewer, words=words)
    except LookupError as wrong:
        messages.info(request, sentence_of(wrong))
        return see(HERE)
    told: WordsTold = words_told(request.viewer, request.now)
    is_person = request.viewer.is_person
    page = ReadContext(
        title="Words",
        sender=sender if is_person else told.person,
        text=text,
        answers="" if is_person or not told.can_write else told.person,
        keeps=is_person,
    )
    return render(request, "words/read.html", {"page": page})


@for_person
@require_POST
def take_back(request: Asked, words: UUID) -> HttpResponseBase:
    """His own words, as long as nobody has read them."""
    take_back_words(household=request.viewer.household, words=words)
    messages.success(request, "They are gone, if they had not been read yet.")
    return see(HERE)
