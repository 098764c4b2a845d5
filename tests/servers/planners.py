"""Planners as they run beside the pages: processes of their own, on the database of the tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection


@contextmanager
def planner(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A planner at work until the context ends; what it says is in ``log`` of the folder."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "horarium.jobs.planner"),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.kill()
            with process:
                pass


def _environment(folder: Path) -> dict[str, str]:
    """That of a house whose rows are those of this test."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "horarium.config.settings",
        "HORARIUM_DATA": str(folder),
        "HORARIUM_DATABASE": _address(folder),
    }


def _address(folder: Path) -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        return urlsplit(os.environ["HORARIUM_DATABASE"])._replace(path=f"/{name}").geturl()
    rows = folder / "horarium.sqlite3"
    if not rows.exists():
        rows.symlink_to(name)
    return ""
