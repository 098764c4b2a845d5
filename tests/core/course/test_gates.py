"""Each gate, open and shut; each way a course ends."""

from datetime import timedelta
from typing import Any

import pytest

from horarium.core.course.gates import MOST, can
from horarium.core.course.kinds import GRIEF_GROUP, KINDS, PHYSIOTHERAPY, CourseKind
from horarium.core.course.moves import WHO, Does, Party
from horarium.core.course.state import OVER, Became, Stage, course_of
from horarium.core.hours import DAY, HOUR, Interval
from tests.core.course.cast import AGREEMENT, HER, HIM, KIND, THERAPIST, Played, agreement


def test_from_the_first_question_to_the_end() -> None:
    played = Played().agreed().held().held().held(closure=True).does(Does.CLOSE, HIM)
    course = played.course
    assert (course.stage, course.counted, course.left) == (Stage.CLOSED, 3, 0)
    assert course.to_forget_at == played.moves[-1].at + AGREEMENT.kept_for
    assert course_of(KIND, played.moves) == course


def test_without_a_therapist_no_session_is_planned() -> None:
    played = Played().agreed()
    played.does(Does.WITHDRAW, THERAPIST)
    assert played.why_not(Does.PLAN, HIM, when=played.hours()) == "No therapist is engaged."
    played.does(Does.ENGAGE, THERAPIST).planned()


def test_when_the_therapist_withdraws_what_is_planned_is_cancelled() -> None:
    played = Played().agreed().held().held().planned(closure=True).does(Does.WITHDRAW, THERAPIST)
    assert played.course.sessions[-1].became is Became.CANCELLED
    assert played.course.counted == 2


def test_the_last_session_is_talked_over_first() -> None:
    played = Played().agreed().planned().wait(DAY).does(Does.HOLD, HIM)
    again = {"when": played.hours()}
    assert "talked over" in played.why_not(Does.PLAN, HIM, **again)
    played.does(Does.DEBRIEF, HER, words="Tuesday suits you better.")
    assert "The hour with the therapist" in played.why_not(Does.PLAN, HIM, **again)
    played.does(Does.OWN_HOUR, THERAPIST).planned()


def test_both_confirm_the_boundaries_and_she_the_brief() -> None:
    played = Played().does(Does.ENGAGE, THERAPIST).does(Does.REFER, THERAPIST)
    played.does(Does.MEET, HER).proposed(AGREEMENT).does(Does.CONFIRM_BOUNDARIES, HIM)
    assert "boundaries" in played.why_not(Does.PLAN, HIM, when=played.hours())
    played.does(Does.CONFIRM_BOUNDARIES, HER)
    assert "brief" in played.why_not(Does.PLAN, HIM, when=played.hours())
    assert played.why_not(Does.READ_BRIEF, HER) == "The brief is not told yet."
    played.does(Does.TELL_BRIEF, HIM).does(Does.READ_BRIEF, HER).does(Does.TELL_BRIEF, HIM)
    assert "brief" in played.why_not(Does.PLAN, HIM, when=played.hours())


def test_the_closing_session_has_its_place_in_the_cap() -> None:
    played = Played().agreed().held().held()
    assert "closing" in played.why_not(Does.PLAN, HIM, when=played.hours())
    played.held(closure=True)
    assert played.why_not(Does.PLAN, HIM, when=played.hours(), closure=True)


@pytest.mark.parametrize("counts", [True, False])
def test_cut_short_counts_as_agreed(counts: bool) -> None:
    played = Played().agreed(agreement(3, 2 * HOUR, counts_cut_short=counts)).planned().wait(DAY)
    played.does(Does.CUT_SHORT, HIM)
    assert played.course.counted == counts
    assert "talked over" in played.why_not(Does.PLAN, HIM, when=played.hours())


def test_missed_and_cancelled_do_not_count() -> None:
    played = Played().agreed().planned()
    assert played.why_not(Does.HOLD, HIM) == "It has not begun yet."
    played.does(Does.CANCEL, HER).planned().wait(DAY)
    assert "begun" in played.why_not(Does.CANCEL, HER)
    played.does(Does.MISS, HIM)
    assert played.course.counted == 0
    played.planned()


def test_more_only_when_all_three_agree() -> None:
    played = Played().agreed().held().does(Does.EXTEND, HIM, more=2)
    played.does(Does.AGREE_TO_MORE, HIM, HER)
    assert played.course.cap == 3
    played.does(Does.REFUSE_MORE, THERAPIST)
    assert (played.course.cap, played.course.extending) == (3, 0)
    played.does(Does.EXTEND, HER, more=2).does(Does.AGREE_TO_MORE, HIM, HER, THERAPIST)
    assert played.course.cap == 5
    assert played.why_not(Does.EXTEND, HIM, more=MOST)


def test_a_new_agreement_is_in_force_once_all_agree_and_its_boundaries_are_confirmed() -> None:
    played = Played().agreed().held()
    played.does(Does.PROPOSE, HER, agreement=agreement(4, HOUR)).does(
        Does.AGREE, HER, HIM, number=2
    )
    assert played.course.cap == 3
    played.does(Does.AGREE, THERAPIST, number=2)
    assert played.course.cap == 4
    assert "boundaries" in played.why_not(Does.PLAN, HIM, when=played.hours(length=HOUR))
    assert "newer" in played.does(Does.PROPOSE, HIM, agreement=AGREEMENT).why_not(
        Does.AGREE, HER, number=2
    )


def test_an_agreement_leaves_room_for_what_has_been_and_for_closing() -> None:
    played = Played().agreed().held().held()
    assert played.why_not(Does.PROPOSE, HIM, agreement=agreement(2, HOUR)) == (
        "Agree on 3 to 60 sessions."
    )
    assert played.why_not(Does.PROPOSE, HIM, agreement=agreement(3, timedelta(0)))


def test_stopped_in_the_middle_it_is_cut_short_and_over() -> None:
    played = Played().agreed().held().planned().wait(DAY).does(Does.STOP, HIM)
    assert played.course.sessions[-1].became is Became.CUT_SHORT
    assert (played.course.stage, played.course.counted) == (Stage.STOPPED, 2)
    assert {does for does in Does if not played.why_not(does, HIM)} == set()


def test_when_she_asks_to_end_only_closing_is_left() -> None:
    played = Played().agreed().held().planned().does(Does.END, HER)
    assert played.course.sessions[-1].became is Became.CANCELLED
    assert "closing" in played.why_not(Does.PLAN, HIM, when=played.hours())
    played.held(closure=True).does(Does.CLOSE, HER)
    assert Played().agreed().held().does(Does.END, HER).does(Does.CLOSE, HER).course.stage in OVER


def test_a_pause_is_taken_back_by_who_asked_for_it() -> None:
    played = Played().agreed().planned().does(Does.PAUSE, HER)
    assert played.course.planned is None
    assert played.why_not(Does.PLAN, HIM, when=played.hours()) == "The course is paused."
    assert played.why_not(Does.RESUME, HIM)
    played.does(Does.RESUME, HER).planned()


@pytest.mark.parametrize(
    ("after", "length", "sentence"),
    [(-DAY, HOUR, "past"), (DAY, 3 * HOUR, "longer than was agreed")],
)
def test_hours_that_are_none(after: timedelta, length: timedelta, sentence: str) -> None:
    played = Played().agreed()
    assert sentence in played.why_not(Does.PLAN, HIM, when=played.hours(after, length))
    assert played.why_not(Does.PLAN, HIM) == "Say when it is."


def test_a_session_is_moved_before_it_begins_and_not_after() -> None:
    played = Played().agreed().planned()
    later = Interval(played.now + 3 * DAY, played.now + 3 * DAY + HOUR)
    played.does(Does.MOVE, HER, when=later)
    assert played.course.sessions == (played.course.planned,)
    assert played.course.sessions[0].when == later
    played.wait(4 * DAY)
    assert "begun" in played.why_not(Does.MOVE, HIM, when=played.hours())


def test_marked_to_be_talked_over_stands_until_it_was() -> None:
    played = Played().agreed().does(Does.TALK_OVER, HIM, HER)
    assert played.course.to_talk_over == 2
    played.does(Does.TALKED_OVER, THERAPIST)
    assert "Nothing" in played.why_not(Does.TALKED_OVER, THERAPIST)


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_each_kind_comes_to_its_end(kind: CourseKind) -> None:
    played = Played(kind)
    course = played.course
    while course.stage not in OVER:
        before = course
        for by in sorted(course.parties):
            for does in can(played.course, by, played.now):
                if does in _ONWARD:
                    played = _on(played, does, by)
        course = played.course
        played.wait(DAY)
        assert course != before
    assert course.counted == course.cap


_ONWARD = {
    *(Does.ENGAGE, Does.REFER, Does.MEET, Does.AGREE, Does.CONFIRM_BOUNDARIES, Does.READ_BRIEF),
    *(Does.PLAN, Does.HOLD, Does.DEBRIEF, Does.OWN_HOUR, Does.PROPOSE, Does.TELL_BRIEF, Does.CLOSE),
}


def _on(played: Played, does: Does, by: Party) -> Played:
    """The next step, with what it needs; what was done once is not done again."""
    course, kind = played.course, played.course.kind
    again = {Does.PROPOSE: course.agreements, Does.TELL_BRIEF: course.brief_told}
    early = does is Does.CLOSE and course.left
    if again.get(does) or early:
        return played
    closing = kind.closure and course.left == 1
    more: dict[Does, dict[str, Any]] = {
        Does.PLAN: {"when": played.hours(length=kind.length), "closure": closing},
        Does.PROPOSE: {"agreement": agreement(kind.cap, kind.length)},
        Does.AGREE: {"number": 1},
    }
    return played.does(does, by, **more.get(does, {}))


def test_a_kind_without_an_overseer_has_two() -> None:
    played = Played(GRIEF_GROUP).does(Does.MEET, HER)
    assert "oversees" in played.why_not(Does.ENGAGE, THERAPIST)
    played.proposed(AGREEMENT, (HIM, HER))
    assert played.course.in_force


def test_gates_that_a_kind_leaves_out_are_not_there() -> None:
    played = Played(PHYSIOTHERAPY).does(Does.ENGAGE, THERAPIST).does(Does.REFER, THERAPIST)
    played.does(Does.MEET, HIM).proposed(agreement(12, HOUR))
    played.does(Does.TELL_BRIEF, HIM).does(Does.READ_BRIEF, HER)
    played.does(Does.PLAN, HER, when=played.hours(length=HOUR)).wait(DAY).does(Does.HOLD, HER)
    played.does(Does.PLAN, HER, when=played.hours(length=HOUR))
    assert "kept" not in played.why_not(Does.PLAN, HER, when=played.hours(length=HOUR))


@pytest.mark.parametrize("does", Does)
def test_nobody_does_what_is_anothers(does: Does) -> None:
    played = Played().agreed()
    for by in set(Party) - WHO[does]:
        assert played.why_not(does, by) == "This is not yours to say."
