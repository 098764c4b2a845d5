"""What can be typed behind ``horarium``."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from horarium import __version__
from horarium.config.command.refusal import RefusalError
from horarium.core.story import DEEPEST

_WHEN = 'such as "thu night", "24 mar", "1988-03-24 18:00 to 1988-03-25 08:00"'
_TOP = "The timetable of a house that keeps its hours."
_MORE = """\
examples:
  horarium plan mine.toml --check
  horarium plan mine.toml --out out
  horarium plan mine.toml --out out --why "thu night"
  horarium plan mine.toml --replan out/plan.json --absent Ana "thu night"
"""
# The examples keep their lines.
_AS_WRITTEN = argparse.RawDescriptionHelpFormatter


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one sentence."""

    def error(self, message: str) -> NoReturn:
        told = message.removeprefix("argument ")
        raise RefusalError(f"{told[:1].upper()}{told[1:]}; {self.prog} --help says more.")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command; what it returns has ``command`` and its options."""
    top = _Parser(prog="horarium", description=_TOP, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"horarium {__version__}")
    commands = top.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for word, (options, text, description) in _commands().items():
        options(
            commands.add_parser(
                word,
                help=text,
                description=description,
                epilog=_MORE if word == "plan" else None,
                formatter_class=_AS_WRITTEN if word == "plan" else argparse.HelpFormatter,
                allow_abbrev=False,
            )
        )
    return top


def _commands() -> dict[str, tuple[Callable[[argparse.ArgumentParser], None], str, str]]:
    """Each command with what adds its options, and what is said of it in short and at length."""
    return {
        "plan": (
            _plan,
            "plan a household file, judge it, or change its plan",
            "Plans a household file and shows the plan; writes only with --out.",
        ),
        "tell": (
            _tell,
            "tell a household's story, as deep as somebody may know it",
            "Tells the story in a household file as an audience is told it, and writes nothing.",
        ),
        "demo": (
            _demo,
            "walk through Mark's house in Berkeley, 1988, in a browser",
            "Opens Mark's house in Berkeley, 1988, in a browser on this machine.",
        ),
        "run": (
            _run,
            "open the house: its pages, and the planner beside them",
            "Answers in a browser, plans what is asked for, and goes on until it is ended.",
        ),
        "import": (
            _import,
            "keep a household file in the database",
            "Makes the household of a file the one in the database, all or nothing.",
        ),
        "export": (
            _export,
            "write the household in the database as a file",
            "Writes the household in the database as a household file.",
        ),
        "timesheets": (
            _timesheets,
            "write the timesheets of a week as a table (CSV)",
            "Writes the timesheets of a week as a table: approved ones as they were frozen.",
        ),
        "key": (
            _key,
            "make a code for someone who cannot sign in",
            "Makes a one-time code for someone, who can sign in and open the curtain with it.",
        ),
        "backup": (
            _backup,
            "write everything in the database into one file",
            "Writes everything in the database into one file, readable by you alone.",
        ),
        "restore": (
            _restore,
            "put a backup into an empty database, or try whether it could be",
            "Puts all of a backup into an empty database, or nothing.",
        ),
        "doctor": (
            lambda _: None,
            "say what is right and wrong with this installation",
            "Says what is right and wrong here, the worst first; status 1 if something is wrong.",
        ),
    }


def _key(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name", metavar="NAME", nargs="?", default="", help="for which member; else for the person"
    )
    command.add_argument(
        "--household",
        metavar="NAME",
        default="",
        help="of which household, if there are several",
    )


def _backup(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="where the backup is written")


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="a backup")
    command.add_argument(
        "--drill",
        action="store_true",
        help="restore into a database for the purpose, compare, and throw it away",
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="a household file")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name", metavar="NAME", nargs="?", default="", help="which household, if there are several"
    )
    command.add_argument(
        "--out", metavar="FILE", type=Path, help="write it here instead of onto the screen"
    )


def _timesheets(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "week", metavar="WEEK", type=_day, help='the week of a day of it, such as "1988-03-21"'
    )
    command.add_argument(
        "--household", metavar="NAME", default="", help="of which household, if there are several"
    )
    command.add_argument(
        "--out", metavar="FILE", type=Path, help="write it here instead of onto the screen"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it like 1988-03-21') from None


def _plan(plan: argparse.ArgumentParser) -> None:
    plan.add_argument("file", metavar="FILE", type=Path, help="a household file")
    plan.add_argument("--out", metavar="DIR", type=Path, help=_OUT)
    either = plan.add_mutually_exclusive_group()
    either.add_argument(
        "--check", metavar="PLAN.json", type=Path, nargs="?", const=Path(), help=_CHECK
    )
    either.add_argument("--replan", metavar="PLAN.json", type=Path, help=_REPLAN)
    plan.add_argument(
        "--absent",
        metavar=("NAME", "WHEN"),
        nargs=2,
        action="append",
        default=[],
        help=f"with --replan: NAME cannot come WHEN, {_WHEN}",
    )
    plan.add_argument(
        "--leaves",
        metavar=("NAME", "DATE"),
        nargs=2,
        action="append",
        default=[],
        help="with --replan: from DATE on NAME no longer comes",
    )
    plan.add_argument(
        "--tolerance",
        metavar="LENGTH",
        help='with --replan: he can bear only LENGTH out of the machine from now on, such as "3h"',
    )
    plan.add_argument(
        "--now", metavar="WHEN", default="", help='count this as now, such as "1988-03-23 12:00"'
    )
    plan.add_argument("--why", metavar="WHEN", help=_WHY)
    plan.add_argument("--seconds", metavar="N", type=_seconds, help="plan for at most N seconds")


_OUT = "write plan.json, a page for the wall each week and a calendar for each attendant into DIR"
_CHECK = "only judge the file, or a plan for it: status 0 kept, 1 agreements broken or gaps"
_REPLAN = "change this plan as little as can be, and show the difference before writing"
_WHY = f"say why each person has the shift they have WHEN, {_WHEN}; asks the plan of --out too"


def _tell(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="a household file")
    audience = command.add_mutually_exclusive_group(required=True)
    audience.add_argument(
        "--depth",
        metavar="N",
        type=int,
        choices=range(DEEPEST + 1),
        help="as told to somebody whom every owner allows depth N, 0 to 5",
    )
    audience.add_argument("--to", metavar="NAME", help="as told to this member")
    command.add_argument(
        "--on", metavar="DAY", type=_day, help="with --to: on this day, such as 1988-03-21"
    )
    command.add_argument(
        "--why",
        action="store_true",
        help="under each sentence its facts, whose they are, and the consents; "
        "with --to also what is not told, and whose yes is wanting",
    )


def _demo(demo: argparse.ArgumentParser) -> None:
    demo.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=Path("horarium-demo"),
        help="where its house is kept (horarium-demo); remove it to begin again",
    )
    demo.add_argument(
        "--port", metavar="N", type=_port, default=8088, help="where it answers (8088)"
    )
    demo.add_argument(
        "--seconds", metavar="N", type=_seconds, default=45.0, help="plan for at most N seconds"
    )


def _run(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--address",
        metavar="HOST:PORT",
        default="",
        help="where to answer, such as 127.0.0.1:8000; else where HORARIUM_URL says",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port; write a number from 1 to 65535')
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 100_000:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of seconds from 1 to 100000')
    return seconds
