"""Twenty bugs that watches elsewhere have had, and the smallest tests that must find each.

Each is text of the source and what stands there with the bug; the text has to be found. Numbers
and names are those of the list that this watch is measured by.
"""

from dataclasses import dataclass

_DELIVER = "actions/deliver_messages.py"
_KILL = "-m tests.faults.watch kills --size 0 --only"


@dataclass(frozen=True)
class Bug:
    """``changes`` are (file below the source, old text, new text); ``tests`` what finds it."""

    name: str
    tests: str
    changes: tuple[tuple[str, str, str], ...]


def _bug(name: str, tests: str, *changes: tuple[str, str, str]) -> Bug:
    return Bug(name, tests, changes)


_STORY = "tests/stories/test_watch.py::test_"
_DECIDE = "tests/core/watch/test_decide.py::test_"
_MESSENGERS = "tests/faults/watch/test_messengers.py::test_"

BUGS = (
    _bug(
        "state and message rows in two commits",
        f"{_KILL} 'nobody comes' --where INSERT",
        ("actions/keep_watch.py", "@transaction.atomic\ndef keep_watch", "def keep_watch"),
        (
            "actions/keep_watch.py",
            "        with transaction.atomic():\n            write_decisions",
            "        if True:\n            write_decisions",
        ),
    ),
    _bug(
        "marked as sent before it is sent",
        f"{_KILL} 'nobody comes' --where send",
        (
            _DELIVER,
            "        try:\n            taken[row.key] = ",
            '        record_sent(row, "", read().wall_at)\n'
            "        try:\n            taken[row.key] = ",
        ),
    ),
    _bug(
        "success recorded only under the claim",
        f"{_MESSENGERS}what_was_taken_counts_as_sent_whoever_has_claimed_it_meanwhile",
        (
            "store/outbox.py",
            'filter(pk=message.pk, state__in=["pending", "void"])',
            'filter(pk=message.pk, token=message.token, state__in=["pending", "void"])',
        ),
    ),
    _bug(
        "claimed without a lock",
        "-m tests.faults.watch schedules --size 3 --seed -6",
        ("store/outbox.py", "@transaction.atomic\ndef claim_messages", "def claim_messages"),
        (
            "store/outbox.py",
            '_claimable(now).select_for_update(skip_locked=True, of=("self",))',
            "_claimable(now)",
        ),
    ),
    _bug(
        "synchronous=NORMAL",
        "-m tests.faults.watch cuts --size 60",
        ("config/addresses.py", "synchronous=FULL", "synchronous=NORMAL"),
    ),
    _bug(
        "waits by the wall clock",
        "tests/core/watch/test_house_time.py",
        (
            "core/watch/house_time.py",
            "passed = reading.since_boot - last.since_boot if same else",
            "passed = reading.wall_at - last.wall_at if same else",
        ),
    ),
    _bug(
        "published after the commit",
        f"{_KILL} 'nobody comes' --where commit",
        (
            "store/episodes.py",
            "    OutboxRow.objects.bulk_create(messages)\n",
            "    from django.db import transaction\n"
            "    transaction.on_commit(lambda: OutboxRow.objects.bulk_create(messages))\n",
        ),
    ),
    _bug(
        "the chain ends after the last rung",
        f"{_DECIDE}it_never_stops_by_itself",
        (
            "core/watch/decide.py",
            "if each.id not in asked or now.house_at - asked[each.id][-1] >= how.spacing",
            "if each.id not in asked",
        ),
    ),
    _bug(
        "opening a link accepts",
        "tests/faults/watch/test_looking.py",
        ("pages/asked/views.py", 'if request.method != "POST":', 'if "code" not in request.GET:'),
        ("pages/asked/views.py", 'request.POST.get("code", "")', 'request.GET.get("code", "")'),
        ("pages/asked/views.py", 'if "answer" not in request.POST:', "if not request.GET:"),
    ),
    _bug(
        "a quota drops who could be asked",
        "tests/core/watch/test_ladder.py::test_service_without_hours_left_is_late_and_not_left_out",
        (
            "core/watch/ladder.py",
            "if _is_open(week, each, when)]",
            "if _is_open(week, each, when) and each.left >= when.length]",
        ),
    ),
    _bug(
        "who said yes is waited for without end",
        f"{_STORY}accepted_but_did_not_arrive",
        (
            "core/watch/decide.py",
            "    return not here and now.latest_at >=",
            "    return here and now.latest_at >=",
        ),
    ),
    _bug(
        "what was not delivered is waited for",
        f"{_MESSENGERS}what_was_not_delivered_lets_the_next_be_asked_at_once",
        ("store/outbox.py", 'update(outcome="failed")', 'update(outcome="waiting")'),
    ),
    _bug(
        "the claim is not looked at before the channel is called",
        f"{_MESSENGERS}claim_is_looked_at_again_right_before_the_channel_is_called",
        (_DELIVER, "if not is_held(row, house_time(read())):", "if not row.token:"),
    ),
    _bug(
        "a full disk sends it again",
        f"{_MESSENGERS}message_that_was_taken_and_cannot_be_recorded_is_not_sent_again",
        (
            _DELIVER,
            "    record_sent(row, taken[row.key], read().wall_at)\n    del taken[row.key]\n",
            "    record_sent(row, taken.pop(row.key), read().wall_at)\n",
        ),
    ),
    _bug(
        "one that cannot be decided holds up the others",
        f"{_KILL} 'it cannot be decided' --where nowhere",
        (
            "actions/keep_watch.py",
            "            write_undecided(row, now, traceback.format_exc(limit=-1))",
            "            raise",
        ),
    ),
    _bug(
        "an answer from anybody counts",
        f"{_STORY}reply_from_another_number_silences_nothing",
        (
            "actions/hear_channels.py",
            "if known and same_number(known.phone, address):",
            "if known:",
        ),
    ),
    _bug(
        "local times are subtracted across a change of clocks",
        "tests/core/test_hours.py",
        ("core/hours.py", "return zoned.to_stdlib().astimezone(UTC)", "return zoned.to_stdlib()"),
    ),
    _bug(
        "a shift ends at the first of two times",
        "tests/core/test_hours.py",
        ("core/hours.py", "self.last(day, at, length))", "self.first(day, at, length))"),
    ),
    _bug(
        "somebody who came is still asked",
        f"{_STORY}nobody_comes_at_eleven_and_the_third_rung_answers",
        ("core/watch/decide.py", "    return came and situation", "    return False and situation"),
    ),
    _bug(
        "who leaves is released in silence",
        f"{_DECIDE}nobody_is_released_in_silence",
        (
            "core/watch/decide.py",
            "if each not in episode.held)",
            'if each in ("nobody",) and each not in episode.held)',
        ),
    ),
)
