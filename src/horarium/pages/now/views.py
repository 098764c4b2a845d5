"""*Now*, for whoever looks, and what is done there: pressed twice, it is done once all the same."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.call_off_plan import call_off_plan
from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.actions.hand_over import hand_over
from horarium.actions.read_notices import read_notices
from horarium.actions.say_alone import say_alone
from horarium.actions.say_staying import say_staying
from horarium.pages.machine.context import Saying
from horarium.pages.machine.saying import saying
from horarium.pages.now.from_telling import member_page, person_page
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.week.addresses import instant_from
from horarium.tellings.entrusted import told_to_everyone
from horarium.tellings.machine import machine_now
from horarium.tellings.moments import Moments
from horarium.tellings.now import moments_of, person_now
from horarium.tellings.now_of_member import member_now


@for_circle
def now(request: Asked) -> HttpResponseBase:
    if request.viewer.is_person:
        moments = moments_of(request.viewer, request.now)
        page = person_page(person_now(request.viewer, moments))
        everyone = told_to_everyone(request.viewer)
        said = replace(page, saying=_saying(request, moments), everyone=everyone)
        return render(request, "now/page.html", {"page": said})
    return _member_page(request)


def _member_page(request: Asked, word: str = "", mistake: str = "") -> HttpResponseBase:
    """What a member sees; a ``word`` for the next that was not taken stands there still."""
    moments = moments_of(request.viewer, request.now)
    told = member_page(member_now(request.viewer, moments))
    everyone = told_to_everyone(request.viewer)
    heard_of = _saying(request, moments)
    heard = replace(told, saying=heard_of, word=word, mistake=mistake, everyone=everyone)
    status = 422 if mistake else 200
    return render(request, "now/member.html", {"page": heard}, status=status)


def _saying(request: Asked, moments: Moments) -> Saying | None:
    told = machine_now(request.viewer, moments)
    return saying(told, is_his=request.viewer.is_person) if told else None


@for_circle
@require_POST
def arrive(request: Asked) -> HttpResponseBase:
    """Whoever looks is here."""
    viewer = request.viewer
    try:
        check_in(household=viewer.household, name=viewer.name, now=request.now, by=viewer.name)
    except LookupError:
        messages.warning(request, "You have no shifts here, so there is nothing to check in for.")
    return see("/")


@for_circle
@require_POST
def leave(request: Asked) -> HttpResponseBase:
    """Whoever looks is not here any more."""
    viewer = request.viewer
    check_out(household=viewer.household, name=viewer.name, now=request.now, by=viewer.name)
    return see("/")


@for_circle
@require_POST
@once
def pass_on(request: Asked) -> HttpResponseBase:
    """Whoever looks hands over to who has come."""
    who, to = request.viewer, request.POST.get("to", "")
    word = request.POST.get("word", "")
    try:
        hand_over(household=who.household, to=to, now=request.now, by=who.name, word=word)
    except LookupError:
        messages.warning(request, "That page was not whole; this is it anew.")
    except ValueError as wrong:
        if who.is_person:
            return see("/")
        return _member_page(request, word, str(wrong))
    else:
        messages.info(request, f"{to} is here, and you are checked out. Thank you.")
    return see("/")


@for_circle
@require_POST
@once
def staying(request: Asked, watch: UUID) -> HttpResponseBase:
    """Whoever was asked to stay says how long they can."""
    viewer, answer = request.viewer, request.POST.get("answer", "")
    until_at = request.now if answer == "go" else instant_from(answer)
    if until_at is None and answer != "stay":
        messages.warning(request, "That page was not whole; this is it anew.")
        return see("/")
    try:
        stays = say_staying(
            household=viewer.household,
            watch=watch,
            name=viewer.name,
            until_at=until_at,
            now=request.now,
            by=viewer.name,
        )
    except LookupError:
        messages.info(request, "Nobody asks you to stay any more.")
    else:
        messages.info(request, "Thank you for staying." if stays else _HEARD)
    return see("/")


_HEARD = "He and the next who can be asked hear it now. Check out when you go."


@for_circle
@require_POST
def read(request: Asked) -> HttpResponseBase:
    """They have read what stood there; what came since stays."""
    until = instant_from(request.POST.get("read_until", ""))
    if until is None:
        messages.warning(request, "That page was not whole; this is it anew.")
    else:
        read_notices(account=request.viewer.account, until=until, now=request.now)
    return see("/")


@for_person
@require_POST
def alone(request: Asked) -> HttpResponseBase:
    """Nobody is with him."""
    viewer = request.viewer
    is_new = say_alone(household=viewer.household, now=request.now, by=viewer.name)
    messages.info(request, _ALONE if is_new else "Others are being asked already.")
    return see("/")


_ALONE = "Everybody who can attend is being asked now. No emergency service was called."


@for_person
@require_POST
def call_off(request: Asked, request_id: UUID) -> HttpResponseBase:
    """What the planner works on is wanted no more."""
    viewer = request.viewer
    called_off = call_off_plan(
        household=viewer.household, request=request_id, now=request.now, by=viewer.name
    )
    messages.info(request, "Called off." if called_off else "The planner had ended already.")
    return see("/")
