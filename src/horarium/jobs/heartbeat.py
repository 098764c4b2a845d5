"""A sign of life for somebody outside, who speaks up when it fails to come.

It says nothing but that the house is alive, and never holds up whoever gives it.
"""

import threading
import time
from urllib.error import URLError
from urllib.request import urlopen

from horarium.jobs.ending import say

EVERY = 60.0
LONGEST = 4.0


class Heartbeat:
    """Fetches ``url`` at most once in ``every`` seconds; without one, nothing."""

    def __init__(self, url: str, every: float = EVERY) -> None:
        self._url, self._every = url, every
        self._begun_at = float("-inf")
        self._thread: threading.Thread | None = None
        self._failed = False

    def beat(self) -> None:
        """The house is well. Returns at once; as long as one is on its way there is no second."""
        on_its_way = self._thread and self._thread.is_alive()
        if not self._url or on_its_way or time.monotonic() - self._begun_at < self._every:
            return
        self._begun_at = time.monotonic()
        self._thread = threading.Thread(target=self._fetch, daemon=True)
        self._thread.start()

    def _fetch(self) -> None:
        """What goes wrong is said once, and when it is right again."""
        try:
            # The address was read with the settings, and is one of http or https.
            with urlopen(self._url, timeout=LONGEST):  # noqa: S310
                failed = False
        except (OSError, URLError, ValueError):
            failed = True
        if failed and not self._failed:
            say("The heartbeat does not get out; whoever listens for it will soon say so.")
        self._failed = failed
