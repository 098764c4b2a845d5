"""The three press at the same moment, on a house that runs: each counts once."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.servers.running import House, running
from tests.small_house import HOUSE

pytestmark = pytest.mark.rows

TOKEN = "a" * 32
THREE = """

[[member]]
name = "Cheryl"
parts = ["professional"]

[[member]]
name = "Dr. Stein"
parts = ["professional"]
"""
# Played as far as an agreement is proposed; prints where the course is.
PROPOSED = """
import django
django.setup()
from datetime import UTC, datetime, timedelta
from functools import partial
from horarium.actions.begin_course import begin_course
from horarium.actions.move_course import move_course
from horarium.core.course.kinds import SURROGATE_PARTNER
from horarium.core.course.moves import Agreement, Does, Move
from horarium.store.models import HouseholdRow, MemberRow, PlacedRow, PlanRow
now, house = datetime.now(UTC), HouseholdRow.objects.get()
who = {each.name: each.public_id for each in MemberRow.objects.filter(household=house)}
course = begin_course(household=house.pk, kind=SURROGATE_PARTNER.name, professional=who["Cheryl"],
                      overseer=who["Dr. Stein"], activity="Session", now=now)
def does(name, does, **more):
    move_course(household=house.pk, course=course, member=str(who.get(name, "")),
                move=lambda party: Move(does, party, now, **more))
does("Dr. Stein", Does.ENGAGE)
does("Dr. Stein", Does.REFER)
does("Mark", Does.MEET)
made = Agreement(6, timedelta(hours=2), counts_cut_short=True, kept_for=timedelta(days=9))
does("Mark", Does.PROPOSE, agreement=made)
plan = PlanRow.objects.create(household=house, first_day=now.date(), days=7, state="published",
                              text="", household_text="", made_at=now, published_at=now)
for day in range(1, 5):
    begins = (now + timedelta(days=day)).replace(minute=0, second=0, microsecond=0)
    PlacedRow.objects.create(household=house, plan=plan, activity="Session", travel=timedelta(),
                             start_at=begins, end_at=begins + timedelta(hours=2))
print(course)
"""
# As far as the first session can be planned; prints the hours there are.
READY = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from uuid import UUID
from horarium.actions.move_course import move_course
from horarium.actions.write_course import tell_brief
from horarium.core.course.brief import Brief
from horarium.core.course.moves import Does, Move
from horarium.store.models import HouseholdRow, MemberRow, PlacedRow
now, house, course = datetime.now(UTC), HouseholdRow.objects.get(), UUID(sys.argv[1])
her = str(MemberRow.objects.get(household=house, name="Cheryl").public_id)
given = {"household": house.pk, "course": course}
for each in ("", her):
    move_course(**given, member=each, move=lambda by: Move(Does.CONFIRM_BOUNDARIES, by, now))
tell_brief(**given, member="", brief=Brief(position="on my back"), now=now)
move_course(**given, member=her, move=lambda by: Move(Does.READ_BRIEF, by, now))
for each in PlacedRow.objects.order_by("start_at"):
    print(each.start_at.isoformat())
"""
STANDS = """
import sys
import django
django.setup()
from uuid import UUID
from horarium.store.courses import course_for
from horarium.store.models import HouseholdRow
open_ = course_for(HouseholdRow.objects.get().pk, UUID(sys.argv[1]), "")
does = [each.does.name for each in open_.record.moves]
course = open_.course
print(does.count("AGREE"), does.count("PLAN"), len(course.sessions), course.in_force is not None)
"""


def at_once(house: House, presses: Sequence[tuple[str, str, dict[str, str]]]) -> list[int]:
    """Each is sent by a browser of its own, all at the same moment; how each is answered."""
    start = threading.Barrier(len(presses))

    def press(one: tuple[str, str, dict[str, str]]) -> int:
        session, address, fields = one
        start.wait()
        return house.post(address, session, urlencode(fields), TOKEN).status

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(press, presses))


def test_two_confirmations_at_once_and_two_sessions_at_once(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text(HOUSE + THREE, encoding="utf-8")
    with running(tmp_path, file) as house:
        course = house.python("-c", PROPOSED).strip()
        let_in, here = house.let_in(), f"/course/{course}/"
        agree = {"does": "agree", "number": "1"}
        answers = at_once(
            house,
            [
                (let_in[name], f"{here}agreement/", agree)
                for name in ("Mark", "Cheryl", "Dr. Stein")
                for _ in range(2)
            ],
        )
        assert sorted(answers) == [303] * 3 + [422] * 3
        assert house.python("-c", STANDS, course).split() == ["3", "0", "0", "True"]
        hours = house.python("-c", READY, course).split()
        answers = at_once(
            house,
            [
                (let_in[("Mark", "Cheryl")[n % 2]], here, {"does": "plan", "when": when})
                for n, when in enumerate(hours)
            ],
        )
        assert sorted(answers) == [303] + [422] * (len(hours) - 1)
        assert house.python("-c", STANDS, course).split() == ["3", "1", "1", "True"]
