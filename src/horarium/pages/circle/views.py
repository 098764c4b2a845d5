"""The circle, for the person: everyone in it, what they are, and how they come and go."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.add_member import add_member
from horarium.actions.change_parts import change_parts
from horarium.actions.erase_member import erase_member
from horarium.actions.invite_member import invite_member
from horarium.actions.leave_today import leave_today
from horarium.actions.sign_out import sign_out_everywhere
from horarium.core.disclosure.kinds import Task
from horarium.core.disclosure.kinds_words import words_of
from horarium.core.hours import length_words
from horarium.core.people import Part
from horarium.pages.circle.context import (
    CircleContext,
    CodeContext,
    EraseContext,
    EyesContext,
    GoneLine,
    LeaveContext,
    MemberContext,
    MemberLine,
    PartChoice,
    Place,
)
from horarium.pages.circle.eyes import as_seen_by, is_told
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.context import CIRCLE
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.tellings.circle import (
    InCircle,
    OneMember,
    circle_of,
    in_order,
    moment,
    one_member,
)
from horarium.tellings.viewer import viewer_of

HERE = "/circle/"
_CODE = "code to show"
_MEANS = {
    Part.ATTENDANT: "attendant: paid to attend, has shifts",
    Part.PROFESSIONAL: "professional: therapist, surrogate partner, physiotherapist",
    Part.CONFIDANT: "confidant: somebody you ask for counsel",
    Part.BACKUP: "backup: can be called when a shift falls away",
    Part.DRIVER: "driver: drives you",
    Part.DELEGATE: "delegate: does what you entrust to them",
}


@for_person
@once
def circle(request: Asked) -> HttpResponseBase:
    """Everyone; sent, somebody new is in it."""
    mistake = ""
    if request.method == "POST":
        try:
            member = add_member(
                household=request.viewer.household,
                name=request.POST.get("name", ""),
                parts=_parts_sent(request),
                now=request.now,
                by=request.viewer.name,
            )
        except ValueError as wrong:
            mistake = str(wrong)
        else:
            return see(_address(member))
    told = circle_of(request.viewer, request.now)
    page = CircleContext(
        title="Circle",
        members=tuple(
            MemberLine(_address(each.id), each.name, ", ".join(each.parts), _sign_in(each))
            for each in told.members
        ),
        devices=devices_words(told.person_devices),
        parts=part_choices(_parts_sent(request), but=Part.ATTENDANT),
        typed=request.POST.get("name", "") if mistake else "",
        mistake=mistake,
        gone=tuple(
            GoneLine(f"{_address(each.id)}erase/", each.name, each.left) for each in told.gone
        ),
    )
    return render(request, "circle/page.html", {"page": page}, status=422 if mistake else 200)


def _address(member: UUID) -> str:
    return f"{HERE}{member}/"


def _parts_sent(request: Asked) -> frozenset[Part]:
    known = {each.value for each in Part}
    return frozenset(Part(each) for each in request.POST.getlist("parts") if each in known)


def part_choices(chosen: Iterable[Part], but: Part | None = None) -> tuple[PartChoice, ...]:
    """Each part that can be given, with what it means."""
    there = set(chosen)
    return tuple(
        PartChoice(each.value, words, each in there)
        for each, words in _MEANS.items()
        if each is not but
    )


def devices_words(count: int) -> str:
    """On how many devices someone is signed in."""
    return "on 1 device" if count == 1 else f"on {count} devices" if count else "nowhere"


def _sign_in(each: InCircle) -> str:
    if each.invited_until:
        return f"has a code until {each.invited_until}"
    if not each.has_account:
        return "cannot sign in yet"
    if each.has_signed_in:
        return f"signed in {devices_words(each.devices)}"
    return "cannot sign in: their code is too old"


def _one(request: Asked, member: UUID) -> OneMember | None:
    try:
        return one_member(request.viewer, member, request.now)
    except LookupError:
        return None


@for_person
def one(request: Asked, member: UUID) -> HttpResponseBase:
    """One member; sent, their parts change."""
    told = _one(request, member)
    if told is None:
        return not_here(request)
    mistake, chosen = "", frozenset(told.member.parts)
    if request.method == "POST":
        chosen = _parts_sent(request)
        try:
            change_parts(
                household=request.viewer.household,
                member=member,
                parts=chosen,
                now=request.now,
                by=request.viewer.name,
            )
        except ValueError as wrong:
            mistake = str(wrong)
        else:
            words = ", ".join(in_order(chosen))
            messages.success(request, f"{told.member.name} is now: {words}.")
            return see(_address(member))
    page = _member_page(told, chosen, mistake)
    return render(request, "circle/member.html", {"page": page}, status=422 if mistake else 200)


def _member_page(told: OneMember, chosen: frozenset[Part], mistake: str) -> MemberContext:
    member = told.member
    return MemberContext(
        title=member.name,
        address=_address(member.id),
        name=member.name,
        sign_in=_sign_in(member),
        parts=part_choices(chosen),
        devices=tuple(
            f"{each.name or 'A device without a name'}, last used {each.seen}"
            for each in told.devices
        ),
        invited=member.has_signed_in,
        has_account=member.has_account,
        mistake=mistake,
    )


@for_person
def eyes(request: Asked, member: UUID) -> HttpResponseBase:
    """A page as this member sees it."""
    told = _one(request, member)
    if told is None:
        return not_here(request)
    name, here = told.member.name, request.GET.get("page", "/")
    page = EyesContext(
        title=f"What {name} sees",
        name=name,
        back=_address(member),
        sentence=f"{name} cannot sign in yet, and sees nothing here.",
        why=_why(told.member),
        kept=words_of(Task.NOBODY),
    )
    theirs = viewer_of(told.account) if told.account else None
    if theirs:
        page = replace(
            page,
            sentence=f"Every word as {name} sees it now. Nothing on it can be pressed.",
            places=_places(member, here),
            shown=as_seen_by(theirs, request, here, lambda each: _seen_at(member, each)) or "",
        )
    return render(request, "circle/eyes.html", {"page": page})


def _why(member: InCircle) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Why they are told what: what their part requires."""
    everyone = ("Told to everyone in the circle", words_of(Task.CIRCLE))
    if not set(member.parts) & {Part.ATTENDANT, Part.BACKUP, Part.DRIVER}:
        return (everyone,)
    with_him, instead = words_of(Task.WITH_HIM), words_of(Task.INSTEAD)
    return (
        (f"Told because {member.name} is with you, in the hours they have", with_him),
        ("Told when they come for hours that were not theirs", instead),
        everyone,
    )


def _places(member: UUID, here: str) -> tuple[Place, ...]:
    return tuple(
        Place(_seen_at(member, address), words, is_here=here == address)
        for address, words in CIRCLE
        if is_told(address)
    )


def _seen_at(member: UUID, page: str) -> str:
    return f"{_address(member)}sees/?{urlencode({'page': page})}"


@for_person
@require_POST
@once
def give_code(request: Asked, member: UUID) -> HttpResponseBase:
    """A code for them; the page that shows it comes next, once."""
    told = _one(request, member)
    if told is None:
        return not_here(request)
    key = invite_member(
        household=request.viewer.household,
        member=member,
        now=request.now,
        by=request.viewer.name,
    )
    request.session[_CODE] = {
        "name": told.member.name,
        "code": key.code,
        "address": key.address,
        "until": key.expires_at.isoformat(),
    }
    return see(f"{HERE}key/")


@for_person
def code(request: Asked) -> HttpResponseBase:
    """The code, this once."""
    shown = request.session.pop(_CODE, None)
    if not shown:
        return see(HERE)
    page = CodeContext(
        title=f"Code for {shown['name']}",
        name=shown["name"],
        code=shown["code"],
        link=f"{settings.SITE.origin}{shown['address']}",
        until=moment(request.viewer, datetime.fromisoformat(shown["until"])),
        spoken=spoken(shown["code"]),
    )
    return render(request, "circle/code.html", {"page": page})


_SPELLED = {
    **{each[0].upper(): each for each in "Alfa Charlie Delta Echo Foxtrot Hotel".split()},
    **{each[0].upper(): each for each in "Juliett Kilo Mike November Papa Romeo".split()},
    **{each[0].upper(): each for each in "Tango Uniform Victor Whiskey X-ray Yankee".split()},
    "3": "three",
    "4": "four",
    "6": "six",
    "7": "seven",
    "9": "nine",
}


def spoken(told: str) -> str:
    """A code as it is read aloud."""
    groups = (" ".join(_SPELLED[each] for each in group) for group in told.split("-"))
    return " – ".join(groups)


@for_person
@require_POST
def end(request: Asked, member: UUID) -> HttpResponseBase:
    """A member is signed out everywhere; they may sign in again."""
    told = _one(request, member)
    if told is None:
        return not_here(request)
    if told.account:
        sign_out_everywhere(account=told.account, now=request.now, by=request.viewer.name)
    messages.success(request, f"{told.member.name} is signed out everywhere.")
    return see(_address(member))


@for_person
@once
def erase(request: Asked, member: UUID) -> HttpResponseBase:
    """What is kept of somebody who left, and the second press that erases it."""
    told = circle_of(request.viewer, request.now)
    gone = next((each for each in told.gone if each.id == member), None)
    if gone is None:
        is_here = any(each.id == member for each in told.members)
        return see(_address(member)) if is_here else not_here(request)
    if request.method == "POST":
        try:
            erase_member(
                household=request.viewer.household,
                member=member,
                now=request.now,
                by=request.viewer.name,
            )
        except LookupError as wrong:
            messages.warning(request, sentence_of(wrong))
        else:
            messages.success(request, "What was kept is erased.")
        return see(HERE)
    page = EraseContext(
        f"Erase what is kept of {gone.name}", f"{_address(member)}erase/", gone.name
    )
    return render(request, "circle/erase.html", {"page": page})


@for_person
def leave(request: Asked, member: UUID) -> HttpResponseBase:
    """What ends, and the second press that ends it."""
    told = _one(request, member)
    if told is None:
        return not_here(request)
    name = told.member.name
    if request.method == "POST":
        leave_today(
            household=request.viewer.household,
            member=member,
            now=request.now,
            by=request.viewer.name,
        )
        messages.success(request, f"{name} has left. What they did stays in the record.")
        return see("/what-if/" if told.shifts else HERE)
    page = LeaveContext(f"{name} leaves today", _address(member), name, tuple(_ends(told)))
    return render(request, "circle/leave.html", {"page": page})


def _ends(told: OneMember) -> Iterable[str]:
    name = told.member.name
    if told.devices:
        yield f"{name} is signed out at once {devices_words(len(told.devices))}."
    yield f"No code, passkey or link lets {name} in any more."
    if told.runs_until:
        yield f"The shift that runs until {told.runs_until} ends now."
    if told.shifts:
        shifts = "1 shift" if told.shifts == 1 else f"{told.shifts} shifts"
        begins = f", the next on {told.first}" if told.first else ""
        yield f"{shifts}, {length_words(told.hours)}, leave the roster{begins}; nobody has them."
    else:
        yield "No shift of theirs is ahead."
    if told.is_trusted:
        yield f"A quiet sign reaches {name}, and then reaches nobody."
    yield f"{name} is no longer in the circle. What they did stays in the record."
