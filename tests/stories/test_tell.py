"""Telling a story from the command line, and what is refused there."""

import pytest

from horarium.config.command import main
from tests.contracts.tree import ROOT

FILE = str(ROOT / "households" / "berkeley-1988.toml")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["--to", "Anna"], '--to: there is no member "Anna"; write "Ana".'),
        (["--to", "Xi"], '--to: there is no member "Xi"; it has Ana, Rosa, Ben'),
        (["--depth", "4", "--on", "1988-03-21"], "--on is a day for a member; name one with --to"),
        (["--depth", "6"], "invalid choice: 6"),
        (["--to", "Ana", "--on", "soon"], '"soon" is no day; write it like 1988-03-21'),
        (["--to", "Ana", "--depth", "1"], "not allowed with"),
        ([], "One of the arguments --depth --to is required"),
    ],
)
def test_what_is_refused(
    typed: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tell", FILE, *typed]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_at_depth_0_and_to_who_was_given_nothing_it_is_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not even that there is something."""
    told = []
    for typed in (["--depth", "0"], ["--to", "Rosa"], ["--to", "Ana", "--on", "1987-01-01"]):
        assert main(["tell", FILE, *typed]) == 0
        told.append(capsys.readouterr().out)
    assert set(told) == {"Nothing is told.\n"}


def test_why_says_whose_yes_there_is_and_whose_is_wanting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["tell", FILE, "--to", "Ana", "--why"])
    told = capsys.readouterr().out
    assert "the blessing: counsel, depth 4, Mark and Father Brendan to tell" in told
    assert "(Mark since 1988-01-10, to talk things over; Father Brendan since 1988-03-06," in told
    assert "    her son: no yes from Cheryl\n" in told
