"""Nobody comes: what the house does then, from the first minute to a human being at the door."""

from uuid import UUID

import pytest

from horarium.actions.accept_offer import accept_offer
from horarium.actions.approve_offer import approve_offer
from horarium.actions.claim_hours import claim_hours
from horarium.actions.offer_shift import offer_shift
from horarium.actions.say_alone import say_alone
from horarium.actions.steer_search import say_enough
from horarium.core.hours import MINUTE
from horarium.core.machine_hours import MachineState
from horarium.store.models import (
    EpisodeRow,
    OfferRow,
    PlanRequestRow,
    ShiftRow,
    WatchRow,
)
from tests.cast import at, need
from tests.watched_house import WatchedHouse, last_state, watched, watched_home

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")


def test_everybody_comes_and_nobody_is_asked_anything() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 22:50").comes("Ana")
        home.until("mon 23:15").leaves("Rosa")
        home.until("tue 06:55").comes("Ben")
        home.until("tue 07:15").leaves("Ana")
        home.until("tue 10:00")
        assert not home.texts()
        assert not EpisodeRow.objects.exists()


def test_nobody_comes_at_eleven_and_the_third_rung_answers() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:09")
        assert not home.texts()
        home.until("mon 23:10")
        assert home.asked() == ["Ana", "Dolores"]
        assert "stay until somebody relieves you" in home.said_to("Rosa")
        home.until("mon 23:12").replies("Dolores", "no")
        home.until("mon 23:15")
        assert home.asked()[2:] == ["Grace", "service"]
        home.replies("Grace", "yes 23:40")
        home.until("mon 23:39")
        assert home.asked()[4:] == []
        assert "on the way" in home.said_to("Rosa")
        home.comes("Grace")
        home.until("mon 23:41")
        assert home.episode().ended_because == "somebody who can attend arrived"
        asked = len(home.asked())
        home.until("tue 03:00")
        assert len(home.asked()) == asked


def test_who_has_a_shift_by_a_swap_is_the_one_who_is_missed() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        offer = offered(home, "Ana", "mon 23:00")
        accept_offer(household=home.row.pk, offer=offer, now=home.now, by="Grace")
        approve_offer(household=home.row.pk, offer=offer, now=home.now, by="Mark")
        home.until("mon 23:10")
        assert home.asked()[0] == "Grace"
        home.until("mon 23:11").comes("Grace")
        home.until("mon 23:20")
        assert home.episode().ended_because == "somebody who can attend arrived"


def offered(home: WatchedHouse, name: str, start: str) -> UUID:
    """A shift that its member would pass on."""
    shift = ShiftRow.objects.get(member__name=name, start_at=at(start))
    offer_shift(household=home.row.pk, shift=shift.public_id, to="", now=home.now, by=name)
    return shift.offers.get().public_id


def test_an_offer_that_nobody_approved_leaves_the_watch_as_it_was() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        offer = offered(home, "Ana", "mon 23:00")
        accept_offer(household=home.row.pk, offer=offer, now=home.now, by="Grace")
        home.until("mon 23:10")
        assert home.asked()[0] == "Ana"


def test_hours_that_are_searched_for_and_claimed_are_searched_no_more() -> None:
    """Ana leaves for good; Grace sees the hours on her own page before anybody answers."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.leave_today("Ana")
        home.until("mon 15:00")
        claim_hours(household=home.row.pk, start_at=at("mon 23:00"), now=home.now, by="Grace")
        offer = OfferRow.objects.get().public_id
        approve_offer(household=home.row.pk, offer=offer, now=home.now, by="Mark")
        home.until("mon 15:10")
        assert not EpisodeRow.objects.filter(ended_at=None).exists()
        asked = len(home.asked())
        home.until("mon 22:55").comes("Grace")
        home.until("tue 03:00")
        assert len(home.asked()) == asked


def test_accepted_but_did_not_arrive() -> None:
    """A yes is not an arrival: ten minutes after it was promised the search goes on."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:11").replies("Dolores", "yes 23:30")
        home.until("mon 23:39")
        assert home.asked() == ["Ana", "Dolores"]
        home.until("mon 23:46")
        assert home.asked()[2:4] == ["Grace", "service"]
        assert home.episode().coming.get().broken


def test_ill_at_three_and_nobody_is_woken_until_half_past_six() -> None:
    """She says so when she knows it; the search begins at once, by what wakes nobody."""
    with watched(*NIGHT, since="mon 22:00") as home:
        home.until("mon 22:50").comes("Ana")
        home.until("tue 03:00")
        home.cannot_come("Ben", "tue 07:00")
        home.until("tue 06:29")
        assert not home.texts()
        assert EpisodeRow.objects.filter(ended_at=None).count() == 1
        home.until("tue 06:31")
        assert home.asked() == ["Dolores", "Grace"]
        home.replies("Grace", "yes")
        home.until("tue 06:33")
        [shift] = ShiftRow.objects.filter(start_at=at("tue 07:00"))
        assert shift.member.name == "Grace"
        home.until("tue 06:58").comes("Grace")
        home.until("tue 08:00")
        assert home.episode().ended_at


def test_who_checks_out_in_the_middle_of_their_hours_is_missed_at_once() -> None:
    """Rosa's shift stays in the roster, and she is not there."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 20:00").leaves("Rosa")
        home.until("mon 20:03")
        assert "Dolores" in home.asked()


def test_who_checks_out_as_their_hours_end_is_not_missed() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 22:58").comes("Ana")
        home.until("mon 23:01").leaves("Rosa")
        home.until("mon 23:30")
        assert not home.texts()


def test_leaver_at_noon() -> None:
    """Their hours are nobody's at once, and the next are asked."""
    with watched("Ana mon 07:00-15:15", "Ben mon 15:00-23:15", since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 12:00").leave_today("Ana")
        home.until("mon 12:04")
        assert home.asked()[:3] == ["Dolores", "Rosa", "Grace"]
        assert "Ana" not in home.asked()


def test_two_claim_one_shift() -> None:
    """The first has it; the second is thanked, and need not come."""
    with watched("Ana mon 07:00-15:15", "Ben mon 15:00-23:15", since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.cannot_come("Ben", "mon 15:00")
        home.until("mon 12:00")
        first, second = home.asked()[:2]
        home.replies(first, "yes")
        home.replies(second, "yes")
        home.until("mon 12:10")
        [shift] = ShiftRow.objects.filter(start_at=at("mon 15:00"))
        assert shift.member.name == first
        assert home.episode().coming.filter(broken=False).count() == 1


TWO = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben mon 23:00-07:15")


@pytest.mark.parametrize("said_so", [True, False])
def test_one_who_stands_in_is_not_two(*, said_so: bool) -> None:
    """Two are missing, and Grace comes for one of them: the other is still searched for."""
    home_of_two = watched_home(needs=(need("always", people=2, skills=("pump",)),))
    with watched(*TWO, since="mon 22:40", household=home_of_two) as home:
        home.comes("Rosa")
        home.until_asked("Grace")
        if said_so:
            home.replies("Grace", "yes")
            home.go_on(MINUTE)
        asked = home.asked().count("Grace")
        home.comes("Grace")
        home.go_on(30 * MINUTE)
        assert EpisodeRow.objects.filter(ended_at=None).count() == 1
        assert home.asked().count("Grace") == asked
        home.comes("Dolores")
        home.go_on(MINUTE)
        assert not EpisodeRow.objects.filter(ended_at=None).exists()


def test_who_stands_in_is_asked_to_stay_when_the_next_does_not_come() -> None:
    with watched("Ana mon 15:00-23:15", "Ben mon 23:00-07:15", since="mon 14:00") as home:
        home.until_asked("Grace")
        home.replies("Grace", "yes")
        home.go_on(20 * MINUTE).comes("Grace")
        home.until("mon 23:11")
        assert "stay until somebody relieves you" in home.said_to("Grace")
        assert "Grace" not in home.asked()[-2:]


def test_all_phones_are_dead() -> None:
    """What was taken and not delivered counts as nothing: it goes down the ladder, and on."""
    with watched(*NIGHT, since="mon 22:00") as home:
        home.phones.dead = {"Ana", "Dolores", "Grace", "Ben", "Rosa"}
        home.until("mon 23:10")
        assert set(home.asked()) == {"service"}
        home.until("tue 00:30")
        assert len(home.asked()) > 5


def test_reply_from_another_number_silences_nothing() -> None:
    with watched(*NIGHT, since="mon 22:00") as home:
        home.until("mon 23:04")
        code = home.texts("Dolores")[-1].code
        home.phones.type("Rosa", f"{code} yes", home.now)
        home.until("mon 23:06")
        assert not home.episode().coming.exists()


def test_he_publishes_another_roster_and_the_search_ends() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.cannot_come("Ana", "mon 23:00")
        home.until("mon 16:00")
        assert home.asked()
        home.publish("Rosa mon 15:00-23:15", "Grace mon 23:00-07:15", "Ben tue 07:00-15:15")
        home.until("mon 16:10")
        assert not EpisodeRow.objects.filter(ended_at=None).exists()
        assert WatchRow.objects.filter(member__name="Grace", state="waiting").exists()


# -- he himself


def test_out_on_the_town_and_not_back_by_the_hour() -> None:
    """Whoever is with him is asked whether he is in; a yes is written down as said."""
    with watched(
        "Ana mon 07:00-15:15", since="mon 06:00", out=("mon 09:00-12:00",), machine=True
    ) as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 09:00").says(MachineState.OUT)
        home.until("mon 12:09")
        assert not home.texts()
        home.until("mon 12:10")
        assert home.asked_back() == ["Ana", "Dolores"]
        home.replies("Ana", "yes 12:40")
        home.until("mon 12:49")
        assert home.asked_back() == ["Ana", "Dolores"]
        home.until("mon 12:51")
        assert len(home.asked_back()) > 2
        home.replies("Ana", "yes")
        home.until("mon 12:53")
        assert home.episode().ended_because == "he is in"
        assert last_state(home.row) == "in"


def test_back_in_time_asks_nobody() -> None:
    with watched(
        "Ana mon 07:00-15:15", since="mon 06:00", out=("mon 09:00-12:00",), machine=True
    ) as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 09:00").says(MachineState.OUT)
        home.until("mon 11:50").says(MachineState.IN)
        home.until("mon 14:00")
        assert not home.texts()


def test_house_that_keeps_no_log_is_not_asked_where_he_is() -> None:
    with watched(
        "Ana mon 07:00-15:15", since="mon 06:00", out=("mon 09:00-12:00",), machine=True
    ) as home:
        home.until("mon 06:55").comes("Ana")
        home.until("mon 14:00")
        assert not home.texts()


def test_he_says_that_he_is_alone() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 17:00")
        say_alone(household=home.row.pk, now=home.now, by="Mark")
        home.until("mon 17:01")
        assert len(home.asked()) == 3
        home.comes("Dolores")
        home.until("mon 17:03")
        assert home.episode().ended_because == "somebody who can attend arrived"


def test_enough() -> None:
    """He ends it; whoever was asked is told that nobody is needed."""
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 23:11")
        watch = home.episode().watch.public_id
        say_enough(household=home.row.pk, watch=watch, now=home.now, by="Mark")
        home.until("mon 23:30")
        assert home.asked() == ["Ana", "Dolores"]
        assert "no longer needed" in home.said_to("Dolores")


def test_when_nobody_can_another_plan_is_asked_for() -> None:
    """He sees the difference and publishes it, or does not."""
    with watched("Ana mon 07:00-15:15", "Ben tue 15:00-23:15", since="mon 06:00") as home:
        home.until("mon 06:55").comes("Ana")
        home.cannot_come("Ben", "tue 15:00")
        for name in ("Dolores", "Ana", "Rosa", "Grace"):
            home.until_asked(name)
            home.replies(name, "no")
        home.until("tue 12:00")
        request = PlanRequestRow.objects.get(household=home.row, by="the watch")
        assert request.state == "waiting"
