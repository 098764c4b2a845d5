"""A closing says whom it asks, and what they would agree to, so that it can be asked."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from horarium.core.happened import Agrees, after
from horarium.core.happened_file import agrees_from
from horarium.core.rules.explain import explain_gaps
from horarium.core.rules.explain_asking import askings
from horarium.core.rules.explain_gap import gaps_in
from horarium.core.rules.explain_terms import ask_of, hours_text
from horarium.core.rules.trial import Trials
from horarium.core.week import Week
from tests.cast import CLOCK, attendant, backup, house, need, span, week
from tests.core.rules.test_explain import never, plans


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_who_agrees_to_what_is_asked_breaks_no_agreement(found: Week) -> None:
    """Had they agreed, the plan with their shifts would keep every rule that it kept before."""
    gaps, before = gaps_in(found), never(found)
    for each in gaps:
        for asking in askings(Trials(found), each, gaps):
            asks = [ask_of(found, trial) for trial in asking.trials]
            agreed: list[Agrees] = [agrees_from(ask.who, dict(ask.agree)) for ask in asks]
            home = after(found.household, agreed)
            amounts = never(replace(asking.applied(found), household=home))
            assert all(amount <= before.get(rule, 0) for rule, amount in amounts.items())


def test_each_closing_says_whom_it_asks() -> None:
    """Who stands by is called, who has agreed to less would agree to more, somebody is new."""
    late = backup("Dolores", availability=("daily 20:00-10:00",))
    home = house(
        members=(
            attendant("Rosa", most="14h", nights_in_a_row=0),
            attendant("Ben", most="7h", availability=("mon-fri 07:00-23:00",)),
            late,
        ),
        needs=(need("thu 23:00-07:00"),),
    )
    [gap] = explain_gaps(week("Rosa mon 07:00-14:45", house=home))
    assert [(ask.who, dict(ask.agree)) for each in gap.closings for ask in each.asks] == [
        ("Dolores", {}),
        ("Ben", {"most": "8h", "availability": "thu 23:00-07:00"}),
        ("Rosa", {"most": "15h45m", "nights_in_a_row": "1"}),
        ("", {"most": "8h", "availability": "thu 23:00-07:00"}),
    ]


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("thu 23:00-07:15", "thu 23:00-07:15"),
        ("mon 00:00+24h", "mon"),
        ("sun 20:00+36h", "mon,tue,sun"),
        # The clocks go forward: an hour less is on the wall as on any other night.
        ("1988-04-02 23:00-07:00", "sat 23:00-07:00"),
    ],
)
def test_hours_as_the_file_spells_them(when: str, text: str) -> None:
    assert hours_text(span(when), CLOCK) == text
