"""The settings of the demo: those of a house, with what no house has."""

from pathlib import Path

from horarium.config.settings import *  # noqa: F403 - all of them
from horarium.config.settings import TEMPLATES

ROOT_URLCONF = "horarium.config.demo.urls"
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]  # type: ignore[misc]
