"""The house of a world, as it is kept, and every page in it for each who may not know."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern

from horarium.actions.accept_offer import accept_offer
from horarium.actions.ask_absence import ask_absence
from horarium.actions.check_in import check_in
from horarium.actions.leave_today import leave_today
from horarium.actions.offer_shift import offer_shift
from horarium.actions.request_plan import request_plan
from horarium.actions.say_machine import say_machine
from horarium.api.calendars import member_calendar
from horarium.config.urls import urlpatterns
from horarium.core.course.brief import Brief
from horarium.core.course.kinds import SURROGATE_PARTNER
from horarium.core.course.moves import Party
from horarium.core.course.record import CourseRecord, Progress
from horarium.core.entrusted import Area, WorstDay
from horarium.core.hours import DAY, HOUR
from horarium.core.machine_hours import MachineState
from horarium.core.story import Consent, Fact, Figure, Story, Subject, They
from horarium.core.watch.situation import Kind
from horarium.store.courses import OpenCourse, begin, save
from horarium.store.keys import new_key, new_name, seal
from horarium.store.models import (
    AskRow,
    CourseRow,
    DeviceRow,
    EntrustedRow,
    EntryRow,
    EpisodeRow,
    HouseholdRow,
    JournalRow,
    MachineSaidRow,
    MemberRow,
    OutboxRow,
    SaidRow,
    ShiftRow,
    WatchRow,
    WorstDayRow,
)
from horarium.store.record import LET_KNOW, record
from horarium.store.stories import save_story
from horarium.store.weeks import load_days
from horarium.store.words import pass_words
from horarium.tellings.messages import message_of
from tests.cast import CLOCK, at, on
from tests.core.course.cast import Played, agreement
from tests.in_the_house import account, device, member, signed_in
from tests.planned_house import EARLY, furnished, published
from tests.tellings.hidden_house import AFTER, BEFORE, NOW, Hidden, household_of, plan_of

MEMBERS = ("Ana", "Ben", "Father Brendan", "Cheryl", "Grace")
NO_SHIFT = f"/shift/{UUID(int=1)}/"
COURSE = UUID(int=2)


def now() -> datetime:
    """What the clock of every world says."""
    return NOW


def _built(hidden: Hidden) -> HouseholdRow:
    """Of her Thursday Ana has a notice. It is Wednesday, four o'clock."""
    row = furnished(household_of(hidden))
    for name in (*MEMBERS, "Rosa"):
        account(row, name)
    published(row, made=plan_of(hidden, *BEFORE))
    published(row, made=plan_of(hidden, *AFTER), now=EARLY + timedelta(hours=1))
    if hidden.why_rosa == "she left":
        leave_today(
            household=row.pk,
            member=member(row, "Rosa").public_id,
            now=at("wed 11:00"),
            by="Mark",
        )
    _said(row)
    _offered(row)
    if hidden.under_way:
        _under_way(row)
    if hidden.story:
        _told_to_nobody_here(row, hidden.story)
    if hidden.course:
        _carried(row, hidden.course)
    for each in ShiftRow.objects.select_related("member"):
        each.public_id = still(each.member.name, f"{CLOCK.local(each.start_at):%a}".lower())
        each.save(update_fields=["public_id"])
    return row


def _said(row: HouseholdRow) -> None:
    """He went out when Ana was there, said so, and said it was earlier."""
    for n, moment in enumerate(("wed 11:00", "wed 13:40")):
        state = (MachineState.IN, MachineState.OUT)[n]
        whose = account(row, "Ana").pk
        say_machine(account=whose, state=state, now=at(moment), by="Ana")
    for n, each in enumerate(MachineSaidRow.objects.filter(household=row)):
        MachineSaidRow.objects.filter(pk=each.pk).update(public_id=still("said", str(n)))


def _offered(row: HouseholdRow) -> None:
    """Joseph would pass on his Thursday night; Grace would take what Ana offers of her Friday."""
    for name, start, taker in (("Joseph", "thu 23:00", ""), ("Ana", "fri 07:00", "Grace")):
        shift = ShiftRow.objects.get(member__name=name, member__household=row, start_at=at(start))
        moment, home = at("wed 12:00"), row.pk
        offer_shift(household=home, shift=shift.public_id, to="", now=moment, by=name)
        offer = still("offer", name)
        shift.offers.update(public_id=offer)
        if taker:
            accept_offer(household=home, offer=offer, now=moment, by=taker)


def _told_to_nobody_here(row: HouseholdRow, words: str) -> None:
    """A story that Rosa is let know, a journal, counsel, and what is entrusted and decided."""
    fact = Fact("why", "Mark", f"{{Mark}} knows: {words}.", Subject.COURSE, 4, ("Mark",))
    hers = Fact("hers", "Mark", f"{{Mark}} heard: {words}.", Subject.LIFE, 1, ("Mark", "Ana"))
    figure = Figure("Mark", words, They.HE, ("Mark",), 1)
    yes = Consent("Mark", "Rosa", tuple(Subject), 5, on("mon"), words)
    save_story(row, Story((figure,), (fact, hers), (yes,)))
    record(row, LET_KNOW, words, at=NOW, by="Mark")
    journal = JournalRow.objects.create(household=row, key=new_name(row, "journal"))
    sealed = seal(new_key(journal.key), words, "an entry")
    EntryRow.objects.create(journal=journal, at=NOW, sealed=sealed)
    rosa = member(row, "Rosa")
    if not rosa.gone_at:
        pass_words(row, rosa, words, NOW, to_him=False)
        pass_words(row, rosa, words, NOW, to_him=True)
        columns: Any = {"areas": frozenset(Area), "since": on("mon"), "until": on("sun")}
        EntrustedRow.objects.create(household=row, member=rosa, purpose=words, **columns)
    erases: Any = {"areas": frozenset(), "erases": frozenset({"story"}), "after": 30 * DAY}
    worst = WorstDayRow.objects.create(
        household=row, day=WorstDay.DEATH, sentence=words, acts=None, **erases
    )
    worst.may_say.set([rosa, member(row, "Joseph")])
    SaidRow.objects.create(worst_day=worst, member=rosa, at=NOW)


def _carried(row: HouseholdRow, words: str) -> None:
    """The same outings belong to a course: agreed, one session held, the next one planned."""
    hers, his = (str(member(row, each).public_id) for each in ("Rosa", "Joseph"))
    record = CourseRecord(SURROGATE_PARTNER, hers, his, activity=words)
    made = begin(row, record, words, NOW)
    CourseRow.objects.filter(pk=made.pk).update(public_id=COURSE)
    made = CourseRow.objects.get(pk=made.pk)
    played = Played().agreed(agreement(goal=words)).held().planned()
    record = CourseRecord(
        SURROGATE_PARTNER,
        hers,
        his,
        activity=words,
        brief=Brief(position=words),
        progress=(Progress(NOW, 5, words),),
        moves=tuple(played.moves),
    )
    save(OpenCourse(made, record, Party.PERSON), record, words, NOW)


def still(name: str, what: str) -> UUID:
    """What a shift or device is called in every world: such names are random elsewhere."""
    return uuid5(NAMESPACE_URL, f"{name} {what}")


def _under_way(row: HouseholdRow) -> None:
    """Rosa signed in, came and asks to be away; he asks for a plan."""
    if not member(row, "Rosa").gone_at:
        check_in(household=row.pk, name="Rosa", now=NOW, by="Rosa")
        asked = account(row, "Rosa")
        signed_in(asked)
        ask_absence(account=asked.pk, when="1988-03-19", now=NOW, by="Rosa")
    request_plan(household=row.pk, now=NOW, by="Mark")


# -- what each sees


Seen = dict[tuple[str, str], bytes]


@contextmanager
def world_of(hidden: Hidden) -> Iterator[HouseholdRow]:
    """A world that is gone afterwards."""
    with transaction.atomic():
        yield _built(hidden)
        transaction.set_rollback(True)


def pages_in(hidden: Hidden) -> Seen:
    """Every page for each who may not know."""
    with world_of(hidden) as row:
        return {
            (name, address): answer_of(client, address)
            for name, client in lookers(row)
            for address in addresses(row)
        }


def refusals_in(hidden: Hidden) -> Seen:
    """What each is told who sends a form with nothing in it, or to where none belongs."""
    with world_of(hidden) as row:
        return {
            (name, f"{address} sent"): answer_of(client, address, sends=True)
            for name, client in lookers(row)
            for address in addresses(row)
        }


def sent_in(hidden: Hidden) -> Seen:
    """What leaves the house to each: their calendar, and messages of a search, as text and push."""
    with world_of(hidden) as row:
        _searched_for(row)
        week = load_days(row, on("mon"), 7).week
        calendars = {(name, "calendar"): member_calendar(week, name, NOW) for name in MEMBERS[:2]}
        messages = {
            (each.key, "message"): _message(each)
            for each in OutboxRow.objects.select_related("episode__watch", "ask")
        }
        assert sum(each != b"nothing" for each in messages.values()) > len(MEMBERS)
        return calendars | messages


def _searched_for(row: HouseholdRow) -> None:
    """Nobody has Friday night; each is asked, by each channel, and told what becomes of it."""
    watch = WatchRow.objects.create(
        household=row,
        kind=Kind.ARRIVAL,
        state="open",
        due_at=NOW,
        until_at=NOW + 8 * HOUR,
        look_house_at=NOW,
        made_at=NOW,
    )
    times: Any = {"opened_house_at": NOW, "opened_at": NOW}
    episode = EpisodeRow.objects.create(watch=watch, cause="nobody", ladder="[]", **times)
    times = {"made_house_at": NOW, "made_at": NOW, "next_house_at": NOW}
    for step, name in enumerate(MEMBERS):
        found = member(row, name)
        MemberRow.objects.filter(pk=found.pk).update(phone=f"415 555 010{step}")
        asked = AskRow.objects.create(
            episode=episode,
            step=step,
            contact=str(found.public_id),
            loud=True,
            code=f"471{step}",
            asked_house_at=NOW,
            asked_at=NOW,
        )
        for channel, purpose in product(("sms", "push", "mail"), ("ask", "over", "heard")):
            OutboxRow.objects.create(
                household=row,
                episode=episode,
                ask=asked,
                contact=asked.contact,
                channel=channel,
                purpose=purpose,
                key=f"{name} {channel} {purpose}",
                **times,
            )


def _message(row: OutboxRow) -> bytes:
    """As it is written, and as a push carries it; without where it goes."""
    message = message_of(row, NOW, "/answer/once/")
    return b"nothing" if message is None else repr(replace(message, address="")).encode()


def lookers(row: HouseholdRow) -> Iterator[tuple[str, Client]]:
    for name in MEMBERS:
        client = signed_in(account(row, name))
        DeviceRow.objects.filter(pk=device(client).pk).update(public_id=still(name, "device"))
        yield name, client
    bedside = signed_in(account(row))
    bedside.post(f"/devices/{device(bedside).public_id}/", {"name": "tablet", "shared": "1"})
    bedside.post("/curtain/")
    yield "behind the curtain", bedside


def addresses(row: HouseholdRow) -> Iterator[str]:
    """All that name nothing, and those of the shifts, gaps, days and activities of some days."""
    for each in urlpatterns:
        assert isinstance(each, URLPattern)
        if not each.pattern.converters and getattr(each.callback, "audience", "") != "everyone":
            yield f"/{each.pattern}"
    near = ShiftRow.objects.filter(
        household=row, start_at__range=(at("tue 22:00"), at("thu 16:00"))
    )
    for shift in near:
        if shift.member.name != "Rosa":
            yield f"/shift/{shift.public_id}/"
    yield from ("/week/1988-03-14/", "/week/1988-03-21/", "/day/1988-03-16/")
    yield from (f"/course/{COURSE}/{each}" for each in ("", "agreement/", "brief/"))
    yield from ("/gap/19880318T0700Z/", NO_SHIFT, f"/machine/{still('said', '1')}/")


TOKENS = re.compile(rb"""((?:value="|token": "))\w{32,64}(?=")""")


@contextmanager
def told_in_logs() -> Iterator[list[str]]:
    """Every line that any log takes meanwhile."""
    lines: list[str] = []
    listening = logging.Handler()
    listening.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logs = [logging.getLogger(), logging.getLogger("django")]
    for each in logs:
        each.addHandler(listening)
    try:
        yield lines
    finally:
        for each in logs:
            each.removeHandler(listening)


def _sent(client: Client, address: str) -> Any:
    kept = transaction.savepoint()
    answer = client.post(address)
    transaction.savepoint_rollback(kept)
    client.cookies.pop("messages", None)
    return answer


def answer_of(client: Client, address: str, *, sends: bool = False) -> bytes:
    """The answer as it is sent, but for its tokens; how often it asked the database, and logged.

    What somebody ``sends`` changes nothing for what they see next.
    """
    with told_in_logs() as lines, CaptureQueriesContext(connection) as queries:
        answer: Any = _sent(client, address) if sends else client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = [f"{name}: {value}" for name, value in answer.headers.items()]
    head += [each.replace(address, "the address") for each in lines]
    head += [f"{len(queries)} queries"]
    return "\n".join([str(answer.status_code), *head, ""]).encode() + TOKENS.sub(rb"\1", body)
