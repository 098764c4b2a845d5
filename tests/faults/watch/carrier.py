"""A provider of texts on a bad day: it is down, slow, takes and fails, or loses what it took."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from horarium.core.watch.message import Message, NotSentError, Receipt, ReceiptKind, Reply, Voice
from tests.cast import at
from tests.watched_house import NUMBERS


@dataclass
class Carrier:
    """``took`` counts by key; ``lies`` how often it failed although it took.

    ``told`` is called with a name and the code of each ask that arrived on a living telephone.
    """

    told: Callable[[str, str], None]
    dead: frozenset[str] = frozenset()
    is_down: bool = False
    is_lying: bool = False
    slow: timedelta = timedelta()
    took: Counter[str] = field(default_factory=Counter)
    lies: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    asks: int = 0
    typed: list[Reply] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def voice(self, wait: Callable[[str, timedelta], None], takes: Callable[[str], None]) -> Voice:
        """As one worker knows it: ``wait`` is a call's length, ``takes`` is told what was taken."""

        def send(message: Message, _now: datetime) -> str:
            wait("before send", self.slow)
            self.asks += "Can you come?" in message.text
            if self.is_down:
                self.failed[message.key] += 1
                raise NotSentError("the provider does not answer")
            ref = self._take(message)
            takes(message.key)
            wait("after send", timedelta(seconds=0.05))
            if self.is_lying:
                self.lies[message.key] += 1
                self.failed[message.key] += 1
                raise NotSentError("the provider answered with an error")
            return ref

        return Voice(send, self._receipts, lambda _since_at: list(self.typed))

    def _take(self, message: Message) -> str:
        self.took[message.key] += 1
        ref = f"sms-{self.took.total()}"
        name = next(name for name, number in NUMBERS.items() if number == message.address)
        if name in self.dead:
            self.lost.append(ref)
        code = re.search(r" Reply (\d{4}) YES", message.text)
        if code and name not in self.dead:
            self.told(name, code[1])
        return ref

    def _receipts(self, refs: Sequence[str]) -> Sequence[Receipt]:
        return [
            Receipt(ref, ReceiptKind.FAILED, at("mon 00:00")) for ref in refs if ref in self.lost
        ]

    def types(self, name: str, words: str, now: datetime) -> None:
        """Somebody answers."""
        number = "+1" + NUMBERS[name].replace(" ", "")
        self.typed.append(Reply(f"reply-{len(self.typed)}", number, words, now))
