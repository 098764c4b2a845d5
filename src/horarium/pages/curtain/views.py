"""The curtain is drawn, an attendant checks in on it, and he opens it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.check_in import check_in
from horarium.actions.draw_curtain import draw_curtain
from horarium.actions.give_quiet_sign import give_quiet_sign
from horarium.actions.mail_code import mail_code, mail_is_sent
from horarium.actions.open_device import Tried, open_device, try_code, try_pattern
from horarium.actions.set_pattern import PICKS, TILES, set_pattern
from horarium.actions.set_quiet_word import set_quiet_word
from horarium.actions.start_scribe import start_scribe
from horarium.pages.curtain.context import OpenContext, PatternContext, QuietContext
from horarium.pages.curtain.covered import bare
from horarium.pages.door.adapter import WRONG
from horarium.pages.door.kept import show, unsealed
from horarium.pages.door.passkey import options_for, passkeys_work, proof_by_passkey
from horarium.pages.door.proof import inside, prove, proved
from horarium.pages.shell.asked import Asked, for_everyone, for_person, looks
from horarium.pages.shell.context import NEVER_LENT
from horarium.pages.shell.once import see
from horarium.tellings.curtain import now_and_next
from horarium.tellings.device import Device, means_of
from horarium.tellings.quiet import QuietSign, quiet_sign, sign_was_received

ROWS = tuple(TILES[at : at + 3] for at in range(0, 9, 3))
_WRONG = "That did not open it."


@for_person
@require_POST
def curtain(request: Asked) -> HttpResponseBase:
    """One press, and this device shows now and next alone."""
    device = request.device
    if device is None:
        return see("/")
    draw_curtain(device=device.id, now=request.now, by=device.viewer.name)
    # Pages that a browser still holds are of another session.
    request.session.cycle_key()
    response = see("/")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@for_everyone
def is_covered(request: Asked) -> HttpResponseBase:
    """What a device at his bed asks every few seconds."""
    covered = request.device is None or request.device.curtain
    return HttpResponse("covered" if covered else "open", content_type="text/plain")


@for_everyone
def open_it(request: Asked) -> HttpResponseBase:
    """By his pattern, a passkey or a code: the curtain, scribe mode, or a page that asks."""
    device = request.device
    if device is None:
        return see("/door/")
    if request.POST.get("code"):
        return _by_code(request, device)
    if request.POST.get("credential"):
        return _by_passkey(request, device)
    picks = _picks(request)
    if "start over" in request.POST:
        _hear(picks, device, request.now)
        picks = ()
    if len(picks) < PICKS:
        return _page(request, device, picked=picks)
    tried = try_pattern(device=device.id, picks=picks, now=request.now, by=device.viewer.name)
    return _tried(request, device, tried, _WRONG)


def _hear(picks: Sequence[str], device: Device, now: datetime) -> None:
    """One word and no more, then Start over: where it is his, that is his quiet sign."""
    if len(picks) == 1 and device.viewer.is_person:
        viewer = device.viewer
        give_quiet_sign(account=viewer.account, word=picks[0], now=now, by=viewer.name)


def _by_code(request: Asked, device: Device) -> HttpResponseBase:
    code = request.POST["code"]
    tried = try_code(device=device.id, code=code, now=request.now, by=device.viewer.name)
    return _tried(request, device, tried, WRONG)


def _picks(request: Asked) -> tuple[str, ...]:
    """The words pressed so far and now."""
    words = [*request.POST.getlist("picked"), *request.POST.getlist("tile")]
    return tuple(word for word in words if word in TILES)[:PICKS]


def _by_passkey(request: Asked, device: Device) -> HttpResponseBase:
    mistake = proof_by_passkey(request)
    if mistake:
        return _page(request, device, mistake=mistake)
    tried = open_device(device=device.id, now=request.now, by=device.viewer.name)
    return _tried(request, device, tried, "")


def _tried(request: Asked, device: Device, tried: Tried, wrong: str) -> HttpResponseBase:
    if tried.wait:
        seconds = max(1, round(tried.wait.total_seconds()))
        return _page(request, device, mistake=f"That was too soon; wait {seconds} s, then again.")
    if not tried.opened:
        return _page(request, device, mistake=wrong)
    prove(request)
    form = unsealed(request.POST.get("kept", ""), device.viewer.account)
    looks(request, device.viewer)
    request.device = replace(device, curtain=False, scribe="")
    if device.curtain:
        # As when it was drawn: what was shown covered is of another session.
        request.session.cycle_key()
    if form:
        return show(request, form, "The curtain was drawn before this was taken.")
    if device.curtain and tried.wrong_tries:
        times = "once" if tried.wrong_tries == 1 else f"{tried.wrong_tries} times"
        messages.warning(request, f"Somebody tried {times} to open the curtain, and could not.")
    return see(inside(request, request.POST.get("next", ""), device.scribe or "/"))


def _page(
    request: Asked,
    device: Device,
    *,
    picked: Sequence[str] = (),
    mistake: str = "",
    told: str = "",
) -> HttpResponseBase:
    means = means_of(device.viewer.account)
    title, sentence, back = _about(request, device)
    asked = request.POST if request.method == "POST" else request.GET
    page = OpenContext(
        title=title,
        sentence=sentence,
        tiles=ROWS if means.pattern else (),
        picked=tuple(picked),
        picks=PICKS,
        passkey=options_for(request) if means.passkey and passkeys_work(request) else "",
        mail=means.email and mail_is_sent(),
        back=back,
        next=asked.get("next", ""),
        kept=request.POST.get("kept", ""),
        mistake=mistake,
        told=told,
        marked=sign_was_received(device.viewer, request.now),
    )
    return bare(request, "curtain/open.html", page, status=422 if mistake else 200)


def _about(request: Asked, device: Device) -> tuple[str, str, str]:
    """The title, what it is for, and the way back."""
    if device.curtain:
        return "Open the curtain", "", "/"
    if device.scribe:
        return "End scribe mode", "", device.scribe
    before = inside(request, request.GET.get("next", ""))
    return "Show that it is you", "What comes next changes who can sign in.", before


@for_everyone
@require_POST
def mail(request: Asked) -> HttpResponseBase:
    """A code goes to his address, which the page does not tell."""
    device = request.device
    if device is None:
        return see("/door/")
    last = request.session.get("mailed_at")
    if last and request.now - datetime.fromisoformat(last) < timedelta(minutes=1):
        return _page(request, device, mistake="A code was just sent; wait a minute for another.")
    request.session["mailed_at"] = request.now.isoformat()
    try:
        mail_code(account=device.viewer.account, now=request.now, by=device.viewer.name)
    except ValueError as wrong:
        return _page(request, device, mistake=str(wrong))
    return _page(request, device, told="A code is on its way. Type it below.")


@for_everyone
@require_POST
def arrived(request: Asked, shift: UUID) -> HttpResponseBase:
    """The attendant of a shift that is near says, on the covered device, that they are here."""
    device = request.device
    if device is None or not device.viewer.is_person:
        return see("/")
    told = now_and_next(device.viewer.household, request.now)
    for each in (*told.now, *told.next):
        if each.shift == shift:
            check_in(
                household=device.viewer.household, name=each.name, now=request.now, by=each.name
            )
    return see("/")


@for_person
@require_POST
def scribe(request: Asked) -> HttpResponseBase:
    """From now on this device shows the page it is on, and nothing else."""
    address = inside(request, request.POST.get("address", ""))
    if request.device is None or address.startswith(NEVER_LENT):
        messages.warning(request, "This page cannot be given to a scribe.")
        return see(address)
    try:
        start_scribe(
            device=request.device.id, address=address, now=request.now, by=request.viewer.name
        )
    except ValueError as wrong:
        messages.warning(request, str(wrong))
    return see(address)


@for_person
@proved
def pattern(request: Asked) -> HttpResponseBase:
    """He picks four words, then the same again."""
    has_pattern = means_of(request.viewer.account).pattern
    page = PatternContext("Your pattern", ROWS, has_pattern)
    if request.method != "POST" or "start over" in request.POST:
        return render(request, "curtain/pattern.html", {"page": page})
    first = tuple(each for each in request.POST.getlist("first") if each in TILES)
    picked = _picks(request)
    if len(picked) < PICKS:
        return _again(request, replace(page, picked=picked, first=first))
    if not first:
        return _again(request, replace(page, first=picked))
    if picked != first:
        mistake = "The second time was another pattern. Choose it once more."
        return _again(request, replace(page, mistake=mistake))
    try:
        set_pattern(
            account=request.viewer.account, picks=picked, now=request.now, by=request.viewer.name
        )
    except ValueError as wrong:
        return _again(request, replace(page, mistake=str(wrong)))
    messages.success(request, "Your pattern opens the curtain from now on.")
    return see("/devices/")


def _again(request: Asked, page: PatternContext) -> HttpResponseBase:
    status = 422 if page.mistake else 200
    return render(request, "curtain/pattern.html", {"page": page}, status=status)


@for_person
@proved
def quiet(request: Asked) -> HttpResponseBase:
    """He chooses the word of his quiet sign, or takes it away; which it is, is never shown."""
    viewer = request.viewer
    if request.method == "POST":
        word = "" if "none" in request.POST else request.POST.get("tile", "")
        if word in ("", *TILES):
            set_quiet_word(account=viewer.account, word=word, now=request.now, by=viewer.name)
            messages.success(request, "Your quiet sign is set." if word else "There is none now.")
        return see("/curtain/quiet/")
    sign = quiet_sign(viewer)
    page = QuietContext(_QUIET, ROWS, tuple(_state(sign)), sign.has_word, sign.has_pattern)
    return render(request, "curtain/quiet.html", {"page": page})


_QUIET = "Your quiet sign"


def _state(sign: QuietSign) -> Iterator[str]:
    if not sign.reaches:
        yield "It reaches nobody: under Household, The watch, nobody is named."
    elif not sign.by:
        yield f"It is for {sign.reaches}, and reaches nobody: nothing is known by which to."
    else:
        yield f"It reaches {sign.reaches}, by {sign.by}."
    if not sign.has_pattern:
        yield "Without a pattern the nine words are not shown, so it cannot be given."
    if not sign.has_word:
        yield "No word is chosen yet, so it cannot be given."
