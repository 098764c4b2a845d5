"""What a stranger sees first."""

from pathlib import Path

from tests.small_house import horarium


def test_the_demo_plans_a_month_and_asks_what_if(tmp_path: Path) -> None:
    """A week as a table, the month in figures, the question with its answer, and what to try."""
    out = tmp_path / "demo"
    done = horarium("demo", "--out", out, "--seconds", "12")
    assert done.returncode == 0, done.stderr
    told = done.stdout
    for words in ("Week of Mon 21 Mar 1988", "Who works how much, 28 days", "How good it is"):
        assert words in told
    question, answer = "cannot come on Thursday night?", "What it costs"
    assert told.index(question) < told.index(answer) < told.index("What to try")
    assert len(list(out.glob("week-*.html"))) == 4
    assert str(out / "week-1988-03-21.html") in told
