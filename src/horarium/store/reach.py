"""By which channels everybody in a household can be reached, and which of them wake nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.conf import settings

from horarium.core.watch.ladder import Reach, Reached
from horarium.core.watch.situation import Standing
from horarium.store.drilled import unsure_in
from horarium.store.models import (
    AccountRow,
    AppRow,
    HouseholdRow,
    MemberRow,
    ServiceRow,
    WatchingRow,
)
from horarium.store.pushes import accounts_that_ring

PERSON = "person"
FLOOR = "floor"
# A number can be sent a text and be called, and a push may ring; these wake nobody.
SOFT = ("bell", "mail")
# What makes somebody's own telephone ring and can be answered there, the gentlest first.
_DRILLED = ("sms", "modem", "push", "voice")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is known of how to reach somebody. An ``app`` is its address, with a secret in it."""

    phone: str = ""
    email: str = ""
    account: int | None = None
    pushes: bool = False
    app: str = field(default="", repr=False)

    @property
    def ways(self) -> tuple[str, ...]:
        """The channels that are set up here and reach them, the loudest first."""
        reached = {
            "voice": bool(self.phone),
            "sms": bool(self.phone),
            "modem": bool(self.phone),
            "push": self.pushes,
            "app": bool(self.app),
            "mail": bool(self.email),
            "bell": self.account is not None,
        }
        return tuple(each for each, has in reached.items() if has and each in _set_up())

    @property
    def drilled(self) -> tuple[str, ...]:
        """Those of the ways that a drill can try."""
        ways = self.ways
        # What comes through an app is answered by its link alone.
        apps = ("app",) if settings.SITE.secure else ()
        return tuple(each for each in (*_DRILLED, *apps) if each in ways)


def _set_up() -> frozenset[str]:
    """The bell is always there."""
    voices: Mapping[str, object] = settings.HORARIUM_VOICES
    return frozenset({*voices, "bell"})


def addresses_of(household: HouseholdRow) -> dict[str, Addresses]:
    """By contact, for everybody who can be on a ladder. Six queries at most."""
    accounts = AccountRow.objects.filter(household=household, is_active=True)
    known = {each.member_id: each for each in accounts}
    ringing = accounts_that_ring(household) if "push" in _set_up() else frozenset()
    found = {PERSON: _of("", known.get(None), ringing)}
    apps = _apps(household) if "app" in _set_up() else {}
    for member in MemberRow.objects.filter(household=household, gone_at=None):
        own = _of(member.phone, known.get(member.pk), ringing)
        found[str(member.public_id)] = replace(own, app=apps.get(member.pk, ""))
    for service in ServiceRow.objects.filter(household=household):
        found[service_id(service)] = Addresses(service.phone)
    watching = watching_of(household)
    number = watching.floor_phone if watching else ""
    found[FLOOR] = Addresses(number or household.person_phone)
    return found


def _apps(household: HouseholdRow) -> dict[int, str]:
    rows = AppRow.objects.filter(member__household=household)
    return dict(rows.values_list("member_id", "address"))


def _of(phone: str, account: AccountRow | None, ringing: frozenset[int]) -> Addresses:
    if account is None:
        return Addresses(phone)
    return Addresses(phone, account.email, account.pk, account.pk in ringing)


def watching_of(household: HouseholdRow) -> WatchingRow | None:
    """What he set for the watch, if he set anything."""
    found: WatchingRow | None = getattr(household, "watching", None)
    return found


def service_id(service: ServiceRow) -> str:
    return f"service:{service.pk}"


def reached_in(household: HouseholdRow) -> Reached:
    """How the rungs of a ladder are reached: by standing and name."""
    addresses = addresses_of(household)
    members = dict(
        MemberRow.objects.filter(household=household, gone_at=None).values_list("name", "public_id")
    )
    services = {
        each.name: service_id(each) for each in ServiceRow.objects.filter(household=household)
    }
    unsure = unsure_in(household)
    known: dict[Standing, Callable[[str], str]] = {
        Standing.PERSON: lambda _: PERSON,
        Standing.FLOOR: lambda _: FLOOR,
        Standing.SERVICE: lambda name: services[name],
    }

    def reached(standing: Standing, name: str) -> Reach:
        contact = known[standing](name) if standing in known else str(members[name])
        ways = addresses[contact].ways
        soft_ways = tuple(each for each in ways if each in SOFT)
        return Reach(contact, ways, soft_ways, contact not in unsure)

    return reached
