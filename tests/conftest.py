"""What holds for every test: a random zone on the machine's clock, and patient properties."""

import os
import random
import time

import pytest
from hypothesis import settings

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
    seed = config.getoption("randomly_seed", default=0)
    os.environ["TZ"] = random.Random(seed).choice(ZONES)  # noqa: S311 - no secret is drawn here
    time.tzset()


def pytest_report_header() -> str:
    """Names the zone, so that a failure can be repeated with its seed."""
    return f"zone of this machine, drawn by the seed: {os.environ['TZ']}"
