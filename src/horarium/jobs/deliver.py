"""The messengers' loop: ``python -m horarium.jobs.deliver``. What is in the outbox goes out."""

import os
import secrets
import time
from collections.abc import Callable, Mapping

from django.conf import settings

from horarium.core.watch.house_time import Reading
from horarium.core.watch.message import Voice
from horarium.jobs.clocks import read_clocks
from horarium.jobs.process import as_process, go_on

LOOK = 0.5
# So many seconds apart channels are asked what became of messages, and for replies.
HEAR = 5.0


def main() -> None:
    """Deliver until asked to end."""
    as_process(_deliver)


def _deliver() -> None:
    messenger = Messenger()
    go_on("Whoever delivers", messenger.step)


class Messenger:
    """One worker, with what it remembers between two steps."""

    def __init__(self, read: Callable[[], Reading] = read_clocks) -> None:
        self._read = read
        self.voices: Mapping[str, Voice] = settings.HORARIUM_VOICES
        self.token = f"{os.getpid()} {secrets.token_hex(4)}"
        self.taken: dict[str, str] = {}
        self._heard_at = 0.0

    def step(self) -> float:
        """Send what waits; now and then hear what came back, and erase what passed.

        For how long to rest after it.
        """
        from horarium.actions.deliver_messages import (  # noqa: PLC0415 - names rows
            deliver_messages,
            record_taken,
        )
        from horarium.actions.forget_courses import (  # noqa: PLC0415 - names rows
            forget_courses,
        )
        from horarium.actions.hear_channels import hear_channels  # noqa: PLC0415
        from horarium.actions.seek_counsel import erase_old_words  # noqa: PLC0415
        from horarium.actions.worst_days import erase_as_decided  # noqa: PLC0415

        record_taken(self.taken, self._read().wall_at)
        sent = deliver_messages(
            read=self._read, token=self.token, voices=self.voices, taken=self.taken
        )
        if time.monotonic() - self._heard_at >= HEAR:
            self._heard_at = time.monotonic()
            hear_channels(voices=self.voices, reading=self._read())
            erase_old_words(now=self._read().wall_at)
            forget_courses(now=self._read().wall_at)
            erase_as_decided(now=self._read().wall_at)
        return 0.0 if sent else LOOK


if __name__ == "__main__":
    main()
