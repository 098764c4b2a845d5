"""The settings of the demo: those of a house, with what no house has."""

from pathlib import Path

from horarium.config.settings import *  # noqa: F403 - all of them
from horarium.config.settings import MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "horarium.config.demo.urls"
MIDDLEWARE = ["horarium.config.demo.middleware.loopback_only", *MIDDLEWARE]
HORARIUM_CLOCK = "horarium.config.demo.clock.house_time"
_OPTIONS = TEMPLATES[0]["OPTIONS"]
TEMPLATES = [
    TEMPLATES[0]
    | {
        "DIRS": [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"],  # type: ignore[misc]
        "OPTIONS": _OPTIONS
        | {  # type: ignore[operator]
            "context_processors": [
                *_OPTIONS["context_processors"],  # type: ignore[index]
                "horarium.config.demo.views.bar",
            ]
        },
    }
]
