"""Each mistake has its one sentence, with file, line, key and remedy."""

import pytest

from horarium.core.household_file import (
    HouseholdFileError,
    read_household,
    read_household_bytes,
)

SMALL = """\
[household]
name = "Casa"
zone = "Europe/Madrid"

[person]
name = "Pilar"

[plan]
first_day = 2026-11-02
days = 14
starts = ["07:00", "15:00", "23:00"]
lengths = ["8h"]

[watch]
quiet = "22:00-06:30"
trusted = "ana"

[machine]
name = "lung"
sleep = "23:00-07:00"
[[machine.tolerance]]
since = 2026-01-01
longest_stretch = "4h"
per_day = "7h"
recovery = "2h"

[[equipment]]
name = "gurney"

[[need]]
name = "Someone"
hours = "always"

[[funder]]
name = "Council"
authorised = "100h"
period = "month"

[[member]]
name = "Ana"
parts = ["attendant"]
contract.most = "40h"
contract.funder = "Council"

[[member]]
name = "Rosa"
parts = ["attendant"]
contract.most = "40h"

[[activity]]
name = "Up"
hours = "daily 12:00-17:00"
length = "2h"
machine = "out"
"""


def answer(text: str) -> str:
    with pytest.raises(HouseholdFileError) as told:
        read_household(text, "casa.toml")
    return str(told.value)


# What stands in the small house | what is written instead | the sentence after "casa.toml, ".
MISTAKES = """
days = 14 | days = 366 | line 10: plan.days: a plan covers at most 8 weeks; write days = 56 or less and plan again as the weeks go by.
days = 14 | days = 0 | line 10: plan.days: 0 is out of range; write a whole number from 1 to 56.
days = 14 | dais = 14 | line 10: plan.dais: this is not a key of its table; write days instead.
days = 14 | (nothing) | line 8: plan: days is missing; add how many days to plan, such as days = 28.
days = 14 | days = 14¶grid = "20m" | line 11: plan.grid: "20m" is no grid; write "15m", "30m" or "60m".
days = 14 | days = "14" | line 10: plan.days: "14" is no whole number; write one from 1 to 56.
days = 14 | days = 14 # ]¶days = 15 | line 11: the same key or table is written twice; keep one of the two.
days = 14 | days 14 | line 10: there is no = after a key; write key = value.
2026-11-02 | 2026-11-31 | line 9: this date or time does not exist; write one like 1988-03-24.
2026-11-02 | 2526-11-02 | line 9: plan.first_day: 2526-11-02 is out of range; write a date from 1900 to 2200.
"07:00", "15:00" | "07:00", "15:02" | line 11: plan.starts: "15:02" is not on the five minutes; round it, as in 07:05.
"07:00", "15:00" | ¶"07:00",¶"7:00" | line 13: plan.starts: "7:00" is no time of day; write it like "07:30".
["07:00", "15:00", "23:00"] | [] | line 11: plan.starts: the list is empty; write at least one value, such as ["07:00"].
["8h"] | ["8h", "480m"] | line 12: plan.lengths: "480m" is written twice; keep one of the two.
["8h"] | 8 | line 12: plan.lengths: 8 is no text; write it in quotes, like "1h30m" or "12h".
"Europe/Madrid" | "Europe/Madird" | line 3: household.zone: "Europe/Madird" is no time zone; write one like "Europe/Madrid".
"Europe/Madrid" | "localtime" | line 3: household.zone: "localtime" is no time zone; write one like "America/Los_Angeles".
"Europe/Madrid" | "Europe/Madrid"¶law = "california" | line 4: household.law: "california" is no labour law known here; write "california-ihss".
[person]¶name = "Pilar" | (nothing) | line 1: person is missing; add the table [person] with name.
"Pilar" | "Pi\\u0007lar" | line 6: person.name: "Pi\\u0007lar" holds the hidden character U+0007; type it again.
quiet = "22:00-06:30" | quiet = "daily 22:00-06:30" | line 15: watch.quiet: "daily 22:00-06:30" are no quiet hours; write them like "22:00-06:30".
quiet = "22:00-06:30" | quiet = "22:00-22:00" | line 15: watch.quiet: "22:00-22:00" are no quiet hours; write them like "22:00-06:30".
quiet = "22:00-06:30" | quiet = "22:00-06:61" | line 15: watch.quiet: "06:61" is no time of day; write one from 00:00 to 24:00.
quiet = "22:00-06:30" | grace = "61m" | line 15: watch.grace: "61m" is out of range; write a length from 0 min to 1 h.
quiet = "22:00-06:30" | quiet = "22:00-06:30"¶drill = "06:00" | line 16: watch.drill: it lies in the quiet hours; write an hour outside of them.
quiet = "22:00-06:30" | drill = "11 am" | line 15: watch.drill: "11 am" is no time of day; write it like "07:30".
quiet = "22:00-06:30" | wake_before = "4m" | line 15: watch.wake_before: "4m" is out of range; write a length from 5 min to 12 h.
quiet = "22:00-06:30" | floor = "The line" | line 14: watch: floor has no number to call; add floor_phone = "..." or remove floor.
quiet = "22:00-06:30" | floor_phone = "1" | line 14: watch: floor_phone is nobody's; add floor = "..." with who answers there, or remove floor_phone.
quiet = "22:00-06:30" | essentials = ["Stay.", ""] | line 15: watch.essentials: the text is empty; write something between the quotes.
quiet = "22:00-06:30" | essentials = ["Stay.", "Stay."] | line 15: watch.essentials: "Stay." is written twice; keep one of the two.
quiet = "22:00-06:30" | graze = "5m" | line 15: watch.graze: this is not a key of its table; write grace instead.
trusted = "ana" | trusted = "Anna" | line 16: watch.trusted: there is no member "Anna"; write "Ana".
trusted = "ana" | trusted = "Xi" | line 16: watch.trusted: there is no member "Xi"; add it as [[member]] or remove it here.
[watch] | [[watch]] | line 14: watch: a list stands where a table must be; write key = value lines.
[machine] | [[machine]] | line 18: machine: a list stands where a table must be; write key = value lines.
"23:00-07:00" | "23:00" | line 20: machine.sleep: "23:00" are no hours of sleep; write them like "23:00-07:00".
since = 2026-01-01 | since = 2026-01-01¶reserv = "1h" | line 23: machine.tolerance 1, reserv: this is not a key of its table; write reserve instead.
recovery = "2h" | (nothing) | line 21: machine.tolerance 1: recovery is missing; add recovery = "2h" or what he needs between two stretches.
period = "month" | period = "day" | line 37: funder "Council", period: "day" is not known here; write one of "week", "month".
[[equipment]] | [equipment] | line 27: equipment: a table stands where a list of tables must be; begin each with [[equipment]] in two brackets.
contract.funder = "Council" | contract.funder = "Councel" | line 43: member "Ana", contract.funder: there is no funder "Councel"; write "Council".
contract.funder = "Council" | contract.least = "41h" | line 43: member "Ana", contract.least: least is more than most; lower least or raise most.
contract.funder = "Council" | never_with = ["Xi"] | line 43: member "Ana", never_with: there is no member "Xi"; add it as [[member]] or remove it here.
contract.funder = "Council" | never_with = ["ana"] | line 43: member "Ana", never_with: nobody can be kept apart from themselves; remove the name.
contract.funder = "Council" | unwilling = ["within cal"] | line 43: member "Ana", unwilling: "within cal" is no kind of task here; write "within call".
contract.funder = "Council" | wish = [{strength = 1}] | line 43: member "Ana", wish 1: write either likes = "..." or spare = "..." with the hours of the wish.
contract.funder = "Council" | availability = [] | line 43: member "Ana", availability: the list is empty; write at least one value, such as ["always"].
contract.funder = "Council" | absences = "2026-11-02 to 2026-11-01" | line 43: member "Ana", absences: "2026-11-02 to 2026-11-01" ends before it starts; write the earlier one first.
contract.funder = "Council" | pay = -1 | line 43: member "Ana", pay: -1 is no amount of money; write one like 17.50.
contract.most = "40h"¶contract.funder = "Council" | (nothing) | line 39: member "Ana": an attendant needs a contract; add contract.most = "40h" with the most hours a week.
name = "Rosa" | name = "ANA" | line 46: member "ANA", name: the name "Ana" is already taken; change one of the two.
name = "Rosa" | name = "" | line 46: member 2, name: the text is empty; write something between the quotes.
machine = "out" | machine = "out"¶per = "month" | line 55: activity "Up", per: an activity is not counted by the month; write "week" or "plan".
machine = "out" | (nothing) | line 50: activity "Up": machine is missing; add machine = "in", "out" or "either".
machine = "out" | machine = "in"¶travel = "20m" | line 54: activity "Up", machine: "in" does not go with travel; write machine = "out" or remove travel.
machine = "out" | machine = "out"¶equipment = "gurny" | line 55: activity "Up", equipment: there is no equipment "gurny"; write "gurney".
machine = "out" | machine = "out"¶at = "sun 10:00" | line 55: activity "Up", at: at and hours are both given; keep one of the two.
machine = "out" | machine = "out"¶on = 2026-11-04¶per = "week" | line 56: activity "Up", per: on is a single day; write per = "plan" or leave per out.
length = "2h" | length = "0h" | line 53: activity "Up", length: "0h" is out of range; write a length from 1 min to 168 h.
hours = "daily 12:00-17:00" | at = "10:00" | line 52: activity "Up", at: "10:00" is no day and time; write it like "sun 10:00" or "mon-fri 08:30".
"""  # noqa: E501 - a sentence is not broken


@pytest.mark.parametrize("mistake", MISTAKES.strip().split("\n"))
def test_one_sentence_for_each_mistake(mistake: str) -> None:
    """The sentence is exactly this one, and the line is the one that was changed."""
    there, instead, sentence = (part.replace("¶", "\n") for part in mistake.split(" | "))
    assert there in SMALL
    changed = SMALL.replace(there, instead.replace("(nothing)", ""), 1)
    assert answer(changed) == f"casa.toml, {sentence}"


def test_a_house_without_attendants() -> None:
    """Nobody at all, or nobody with the part: it is said what to add."""
    sentence = answer(SMALL.replace('["attendant"]', '["backup"]'))
    assert sentence == (
        "casa.toml, line 39: member: there is no member with the part attendant who could come; "
        'add one with parts = ["attendant"] and a contract.'
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"",
            "line 1: there is nothing in the file; "
            "begin with [household], [person], [plan], [[need]] and [[member]].",
        ),
        (b"a = 1\nb = '\xe9'", "line 2: this is not UTF-8; save the file as UTF-8 text."),
        (
            b"a = 1\nb = '\0'",
            "line 2: there is a character that TOML does not allow; remove or retype it.",
        ),
        (
            b"#" * 1_000_001,
            "line 1: the file is larger than 1 MB; remove what does not belong in it.",
        ),
        (
            b"\n#" + b"x" * 1_000,
            "line 2: the line is longer than 1000 characters; break it up.",
        ),
        (
            b"a = 1\nb = " + b"[" * 990,
            "line 2: lists or tables lie too deep in each other; take them apart.",
        ),
    ],
)
def test_what_is_no_household_file_at_all(data: bytes, sentence: str) -> None:
    """Nothing, another encoding, too much, too deep: still one sentence."""
    with pytest.raises(HouseholdFileError) as told:
        read_household_bytes(data, "casa.toml")
    assert str(told.value) == f"casa.toml, {sentence}"


def test_names_that_only_look_different_are_one() -> None:
    """A name is composed when read, so a reference finds it however it was typed."""
    house = read_household(
        SMALL.replace('"Ana"', '"Zo\u00eb"')
        .replace("ana", "ZOE\u0308")
        .replace('contract.funder = "Council"', 'never_with = ["ROSA"]')
        + '[[member]]\nname = "Bo"\nparts = "backup"\nnever_with = "zoe\u0308"\n'
    )
    assert house.member("Bo").never_with == {"Zoë"}
    assert house.member("Zoë").never_with == {"Rosa"}
    assert house.watching.trusted == "Zoë"


def test_who_is_trusted_is_named_as_in_the_circle() -> None:
    assert read_household(SMALL).watching.trusted == "Ana"


def test_windows_line_ends_and_mark_are_read() -> None:
    """A file saved by another editor is the same house, and its lines are counted the same."""
    windows = SMALL.replace("\n", "\r\n").encode("utf-8-sig")
    assert read_household_bytes(windows) == read_household(SMALL)
    with pytest.raises(HouseholdFileError, match="line 10"):
        read_household_bytes(windows.replace(b"days = 14", b"days = 99"))
