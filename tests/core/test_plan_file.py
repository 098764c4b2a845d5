"""plan.json holds a plan and gives it back, and says in one sentence what is wrong with others."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from horarium.core.findings import Finding, Tier
from horarium.core.hours import Interval
from horarium.core.plan_file import (
    Ask,
    Closing,
    GapExplained,
    PlanFile,
    PlanFileError,
    Reason,
    TierResult,
    plan_from_text,
    plan_to_text,
)
from horarium.core.roster import Placed, Plan, Shift

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = REFERENCE / "plan-file.md"
SCHEMA = Draft202012Validator(json.loads((REFERENCE / "plan-file.schema.json").read_text()))

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
whole = st.integers(0, 10**6)
instants = st.integers(0, 50_000_000).map(
    lambda minute: datetime(1987, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
lengths = st.integers(1, 4000).map(lambda count: timedelta(minutes=count))
intervals = st.builds(lambda at, length: Interval(at, at + length), instants, lengths)


def listed(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


plans = st.builds(
    Plan,
    st.dates(date(1987, 1, 1), date(2088, 1, 1)),
    st.integers(1, 366),
    listed(st.builds(lambda when, name: Shift(when.start_at, when.end_at, name), intervals, words)),
    listed(
        st.builds(
            lambda when, name, travel: Placed(when.start_at, when.end_at, name, travel),
            intervals,
            words,
            lengths,
        )
    ),
    listed(intervals),
)
results = st.builds(
    TierResult, st.sampled_from(Tier), whole, whole, st.booleans(), st.floats(0, 10**6)
)
findings = st.builds(
    Finding, words, st.integers(1, 10**6), words, st.none() | intervals, listed(words), words
)
asks = st.builds(
    Ask, words, st.dictionaries(words, words, max_size=2).map(lambda agree: tuple(agree.items()))
)
gaps = st.builds(
    GapExplained,
    intervals,
    listed(st.builds(Reason, words, words)),
    listed(st.builds(Closing, words, lengths, whole, listed(asks))),
)
files = st.builds(
    PlanFile,
    plans,
    words,
    st.sampled_from(["America/Los_Angeles", "Europe/London", "Asia/Kathmandu", "UTC"]),
    listed(results),
    listed(findings),
    listed(gaps),
)


@given(files)
def test_a_plan_file_comes_back_as_it_was_written(file: PlanFile) -> None:
    """Whatever a plan holds, its text has the documented shape and reads back equal."""
    text = plan_to_text(file)
    SCHEMA.validate(json.loads(text))
    assert plan_from_text(text) == file


def test_the_two_half_past_ones_of_an_autumn_night_stay_apart() -> None:
    """An hour between two equal wall times of a clock change survives in the offsets."""
    start_at = datetime(1988, 10, 30, 8, 30, tzinfo=UTC)
    shift = Shift(start_at, start_at + timedelta(hours=1), "Ana")
    text = plan_to_text(PlanFile(Plan(date(1988, 10, 30), 1, (shift,)), "b", "America/Los_Angeles"))
    assert '"1988-10-30T01:30:00-07:00"' in text
    assert '"1988-10-30T01:30:00-08:00"' in text
    assert plan_from_text(text).plan.shifts == (shift,)


def test_the_documented_example_is_a_plan_file() -> None:
    """The example in the reference is valid, and is what would be written for it."""
    content = example_content()
    SCHEMA.validate(content)
    assert json.loads(plan_to_text(plan_from_text(json.dumps(content)))) == content


def test_a_plan_from_before_closings_said_whom_they_ask_is_read() -> None:
    """A plan that is kept already does not become unreadable."""
    content = example_content()
    del content["gaps"][0]["closings"][0]["asks"]
    [gap] = plan_from_text(json.dumps(content)).gaps
    assert gap.closings[0].asks == ()


def example_content() -> dict[str, Any]:
    [block] = re.findall(r"```json\n(.*?)```", PAGE.read_text(), re.DOTALL)
    content: dict[str, Any] = json.loads(block)
    return content


@pytest.mark.parametrize(
    ("at", "value", "sentence"),
    [
        (
            ("shifts", 0, "end_at"),
            "1988-03-14T07:00:00-08:00",
            "In the plan file, shifts[0].end_at must be after its start_at, not",
        ),
        (
            ("days",),
            True,
            "In the plan file, days must be a whole number from 1 to 3660, not true.",
        ),
        (("zone",), "Berkeley", "In the plan file, zone must be a zone such as"),
        (("first_day",), "1988-02-30", "In the plan file, first_day must be a date such as"),
        (("tiers", 0, "seconds"), float("nan"), "In the plan file, tiers[0].seconds must be"),
        (("gaps", 0, "reasons", 0, "mood"), 1, "In the plan file, gaps[0].reasons[0] has no use"),
        (("shifts", 0), 7, "In the plan file, shifts[0] must be an object with member, start_at"),
        (("format",), 2, 'The plan file must be a JSON object with "format": 1.'),
    ],
)
def test_a_mistake_is_named_with_its_place(
    at: tuple[Any, ...], value: object, sentence: str
) -> None:
    """Each mistake is answered in one sentence naming where it is and what belongs there."""
    content: Any = example_content()
    inner = content
    for step in at[:-1]:
        inner = inner[step]
    inner[at[-1]] = value
    with pytest.raises(PlanFileError) as answer:
        plan_from_text(json.dumps(content))
    assert str(answer.value).startswith(sentence)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value: the list or object it is in, and its key or index there."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else range(len(value))
    inside = [place for key in keys for place in places(value[key])]
    return [(value, key) for key in keys] + inside


@given(st.data(), json_values)
def test_a_mangled_value_is_refused_in_one_sentence(data: st.DataObject, value: object) -> None:
    """With any value put or left out anywhere, the text is read or refused in one sentence.

    Whatever is read also has the documented shape.
    """
    content = example_content()
    inside, key = data.draw(st.sampled_from(places(content)))
    if data.draw(st.booleans()):
        inside[key] = value
    else:
        del inside[key]
    refused_or_valid(json.dumps(content))


@given(st.text(max_size=60), st.integers(0, 3000), st.integers(0, 60))
@example("[" * 200_000, 0, 9999)
@example("9" * 5000, 0, 9999)
@example('"\\ud800"', 24, 15)
def test_a_mangled_text_is_refused_in_one_sentence(text: str, at: int, cut: int) -> None:
    """With any text in place of a part of it, the file is read or refused in one sentence."""
    whole_text = json.dumps(example_content())
    refused_or_valid(whole_text[:at] + text + whole_text[at + cut :])


def refused_or_valid(text: str) -> None:
    try:
        file = plan_from_text(text)
    except PlanFileError as wrong:
        sentence = str(wrong)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 300
    else:
        SCHEMA.validate(json.loads(text))
        assert plan_from_text(plan_to_text(file)) == file
