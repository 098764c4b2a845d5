"""Whatever goes wrong is one sentence, and the last good plan is intact."""

import errno
import os
import re
import resource
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from horarium.config.command.refusal import refusal
from tests.servers.processes import planner_of
from tests.small_house import BERKELEY, begun, horarium, house_file, refused, surroundings, words


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small house and its plan in ``out``; nobody writes into it."""
    folder = tmp_path_factory.mktemp("planned")
    done = horarium("plan", house_file(folder), "--out", folder / "out", "--seconds", "10")
    assert done.returncode == 0, done.stderr
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_planner_killed_in_the_middle(tmp_path: Path, planned: Path) -> None:
    """One sentence names the signal, and every file of the old plan is as it was."""
    out = tmp_path / "out"
    out.mkdir()
    for name, each in content(planned / "out").items():
        (out / name).write_bytes(each)
    before = content(out)
    asking = begun("plan", BERKELEY, "--out", out)
    with asking:
        assert asking.stderr
        first = asking.stderr.readline()
        os.kill(planner_of(asking.pid), signal.SIGKILL)
        _, said = asking.communicate(timeout=30)
    assert first.startswith("life: ")
    assert said.splitlines()[-1] == (
        "The planner stopped before it had finished (signal 9). Nothing was changed; run it again."
    )
    assert "Traceback" not in said
    assert asking.returncode == 2
    assert content(out) == before


def test_a_full_disk(tmp_path: Path, planned: Path) -> None:
    """With no room for the new plan, the old one is there, byte for byte."""
    before = content(planned / "out")
    asked = ("plan", planned / "house.toml", "--out", planned / "out", "--seconds", "5")
    # No room for the problem, for the planner's plan, for the page of the week.
    for room in (100, 6_000, len(before["week-1988-03-21.html"]) - 1_000):
        done = subprocess.run(
            words(*asked),
            env=surroundings() | {"TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room)),
        )
        assert done.returncode == 2
        assert re.search("no room on the disk.*Nothing was changed", done.stderr.splitlines()[-1])
        assert "Traceback" not in done.stderr
        assert content(planned / "out") == before


def test_the_pipe_closes() -> None:
    """``| head`` is no error."""
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -n 1', "bash", *words("plan", BERKELEY, "--check")],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("Berkeley 1988 can be planned")
    assert not done.stderr


def test_files_that_are_none(tmp_path: Path) -> None:
    """A file that is missing, a folder, empty, or no text is told as such."""
    empty, binary = tmp_path / "empty.toml", tmp_path / "binary.toml"
    empty.touch()
    binary.write_bytes(b"\xff\xfe\x00")
    assert refused("plan", tmp_path / "no.toml") == f"{tmp_path / 'no.toml'} does not exist."
    assert refused("plan", tmp_path) == f"{tmp_path} is a folder, not a file."
    assert "there is nothing in the file" in refused("plan", empty)
    assert "this is not UTF-8" in refused("plan", binary)


def test_plans_that_are_none(planned: Path, tmp_path: Path) -> None:
    """So is a plan that is missing, no plan, another house's, or of other days."""
    house, plan = planned / "house.toml", planned / "out" / "plan.json"
    assert refused("plan", house, "--check", tmp_path / "p") == f"{tmp_path / 'p'} does not exist."
    assert "no JSON" in refused("plan", house, "--replan", house)
    assert 'a plan of "Small house"' in refused("plan", BERKELEY, "--check", plan)
    longer = house_file(tmp_path, ("days = 7", "days = 14"))
    assert "write the same into it" in refused("plan", longer, "--replan", plan)


def test_names_and_times_that_are_none(planned: Path) -> None:
    """Somebody unknown is answered with the nearest name, a time with how to write one."""
    asked = ("plan", planned / "house.toml", "--replan", planned / "out" / "plan.json")
    assert refused(*asked, "--absent", "Anna", "thu night") == (
        'There is nobody called "Anna"; write "Ana".'
    )
    assert "write one of Ana, Rosa, Ben, Grace" in refused(*asked, "--leaves", "Zoltan", "thu")
    assert 'write it like "thu night"' in refused(*asked, "--absent", "Ana", "soonish")
    over = ("--absent", "Ana", "1988-03-21", "--now", "thu")
    assert refused(*asked, *over) == '--absent: "1988-03-21" is over at Thu 24 Mar 00:00.'
    assert "there is no" in refused(*asked, "--leaves", "Ana", "24 may")
    assert "--tolerance: " in refused(*asked, "--tolerance", "long")
    assert "--now: " in refused(*asked, "--now", "whenever")


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        (["plan"], "FILE"),
        (["plan", "x", "--absent", "Ana", "thu"], "--replan"),
        (["plan", "x", "--absent", "Ana"], "expected 2 arguments"),
        (["plan", "x", "--seconds", "soon"], "number of seconds"),
        (["plan", "x", "--check", "--replan", "y"], "not allowed with"),
        (["plan", "x", "--wye", "thu"], "--wye"),
        (["paln"], "invalid choice"),
        (["demo", "--data", "README.md"], "README.md is a file, not a folder"),
        (["plan", str(BERKELEY), "--why", "thu"], "name it with --check PLAN.json or --out DIR"),
    ],
)
def test_what_was_typed_wrongly(typed: list[str], answered: str) -> None:
    """A command that cannot be understood is answered with what is wrong about it."""
    assert answered in refused(*typed)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "out is closed to you: ask for the right to use it."),
        (errno.EROFS, "out cannot be written: the disk is read-only."),
        (errno.EDQUOT, "There is no room on the disk for out. Nothing was changed."),
        (errno.EIO, "out cannot be used (Input/output error)."),
    ],
)
def test_what_the_system_says(number: int, sentence: str) -> None:
    """Each reason of the system has its sentence."""
    assert str(refusal(Path("out"), OSError(number, os.strerror(number)))) == sentence


def test_help_says_what_can_be_typed() -> None:
    """Every option is in the help, and the bare command shows it too."""
    said = horarium("plan", "--help").stdout
    for option in ("--out", "--check", "--replan", "--absent", "--leaves", "--tolerance", "--why"):
        assert option in said
    assert horarium().stdout == horarium("--help").stdout


CANNOT_BE_KEPT = {
    "nobody is available": (
        ('contract.most = "56h"', 'contract.most = "56h"\nabsences = "1988-03-01 to 1988-04-30"'),
        "Nobody is available in these days",
    ),
    "nobody is competent": (
        ('skills = ["hand-pump"]', 'skills = ["suction"]'),
        'Nobody has the competence "suction"',
    ),
    "tolerance zero": (('per_day = "6h"', 'per_day = "0m"'), "the tolerance allows 0 min"),
    "longer than the tolerance": (
        ('longest_stretch = "4h"', 'longest_stretch = "1h"'),
        "Up takes 2 h out of the machine and the tolerance allows 1 h",
    ),
}


@pytest.mark.parametrize("name", CANNOT_BE_KEPT)
def test_what_cannot_be_kept_is_said_and_planned_around(name: str, tmp_path: Path) -> None:
    """There is always a plan; what no plan can mend stands above it."""
    change, sentence = CANNOT_BE_KEPT[name]
    done = horarium("plan", house_file(tmp_path, change), "--seconds", "5")
    assert done.returncode == 0, done.stderr
    assert sentence in " ".join(done.stdout.split())


def test_a_plan_with_gaps_is_judged_so(tmp_path: Path) -> None:
    """Status 1, with who is not there and why, for whoever asks in a script."""
    house = house_file(tmp_path, ('contract.most = "56h"', 'contract.most = "32h"'))
    horarium("plan", house, "--out", tmp_path / "out", "--seconds", "5")
    judged = horarium("plan", house, "--check", tmp_path / "out" / "plan.json")
    assert judged.returncode == 1
    assert "Nobody is there" in judged.stdout
    assert "Ana would have" in judged.stdout


def test_a_year_and_two_of_one_name_are_refused(tmp_path: Path) -> None:
    """Each by its own sentence, with its line."""
    assert "at most 8 weeks" in refused("plan", house_file(tmp_path, ("days = 7", "days = 365")))
    assert "already taken" in refused("plan", house_file(tmp_path, ('"Rosa"', '"ANA"')))


def test_names_in_any_script(tmp_path: Path) -> None:
    """A name is written, filed and found as it is."""
    house = house_file(tmp_path, ('"Ana"', '"Ἑλένη 梅"'), ('"Rosa"', '"דנה"'))
    done = horarium("plan", house, "--out", tmp_path / "out", "--seconds", "5")
    assert "Ἑλένη 梅" in done.stdout
    assert {each.suffix for each in (tmp_path / "out").iterdir()} == {".ics", ".html", ".json"}


def test_sixty_attendants(tmp_path: Path) -> None:
    """A large circle is planned within its time."""
    more = "\n".join(
        f'[[member]]\nname = "Extra {n}"\nparts = ["attendant"]\ncontract.most = "20h"\n'
        for n in range(56)
    )
    house = house_file(
        tmp_path, ('[[activity]]\nname = "Up"', f'{more}\n[[activity]]\nname = "Up"')
    )
    assert horarium("plan", house, "--seconds", "6").returncode == 0
