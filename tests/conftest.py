"""What holds for every test: a random zone on the machine's clock, and approved texts."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"
ZONES = (
    "UTC",
    "America/Los_Angeles",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/London",
    "Pacific/Kiritimati",
)

settings.register_profile("horarium", deadline=None)
settings.load_profile("horarium")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Puts the machine into a zone drawn by the seed: no result may depend on where it stands."""
    # A browser that stays open runs its loop in this thread, and rows are asked for beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    seed = config.getoption("randomly_seed", default=0)
    os.environ["TZ"] = random.Random(seed).choice(ZONES)  # noqa: S311 - no secret is drawn here
    time.tzset()


def pytest_report_header() -> str:
    """Names the zone, so that a failure can be repeated with its seed."""
    return f"zone of this machine, drawn by the seed: {os.environ['TZ']}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that compare with an approved text, for `make approve`."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("rows")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 - a database each
) -> None:
    """SQLite is tried in a file, as it is used, and not in memory; keys lie apart from it."""
    django_settings.KEYS = tmp_path_factory.mktemp("keys")
    default = django_settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("rows") / "test.sqlite3")


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """``golden("week.txt", text)``: ``text`` is what was approved in tests/golden/week.txt.

    `make approve` writes it there; the difference is then read before it is committed.
    """

    def same(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("HORARIUM_APPROVE"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        approved = file.read_text(encoding="utf-8") if file.exists() else ""
        assert text == approved, f"tests/golden/{name} differs; make approve if it should"

    return same
