"""A provider of texts that outlives whoever speaks to it: it keeps what it took in a file."""

import json
import os
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from horarium.core.watch.message import Message, NotSentError, Receipt, ReceiptKind, Reply, Voice
from tests.cast import at
from tests.watched_house import NUMBERS

_LONG_AGO = at("mon 00:00")


@dataclass(frozen=True)
class Provider:
    """It takes each message after ``fails`` failures, and says afterwards what it did not deliver.

    ``dead`` telephones take nothing; ``says`` is what somebody answers to their first ask.
    """

    file: Path
    dead: frozenset[str] = frozenset()
    fails: int = 0
    says: Mapping[str, str] = field(default_factory=dict)

    @property
    def voice(self) -> Voice:
        return Voice(self.send, self.receipts, self.replies)

    def send(self, message: Message, _now: datetime) -> str:
        if self.fails and self._failed(message.key) < self.fails:
            self._write("failed", message)
            raise NotSentError("the provider does not answer")
        return self._write("took", message)

    def receipts(self, refs: Sequence[str]) -> Sequence[Receipt]:
        dead = {each["ref"] for each in self.took() if _whose(each["to"]) in self.dead}
        return [Receipt(ref, ReceiptKind.FAILED, _LONG_AGO) for ref in refs if ref in dead]

    def replies(self, _since_at: datetime) -> Sequence[Reply]:
        found: dict[str, Reply] = {}
        for each in self.took():
            name = _whose(each["to"])
            code = re.search(r" Reply (\d{4}) YES", each["words"])
            if name in self.says and code and name not in found:
                number = "+1" + NUMBERS[name].replace(" ", "")
                words = f"{code[1]} {self.says[name]}"
                found[name] = Reply(f"reply of {name}", number, words, _LONG_AGO)
        return list(found.values())

    def took(self) -> list[dict[str, Any]]:
        """What it took, in order."""
        return self._lines("took")

    def _failed(self, key: str) -> int:
        return sum(each["key"] == key for each in self._lines("failed"))

    def _lines(self, what: str) -> list[dict[str, Any]]:
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        lines = [json.loads(each) for each in text.splitlines()]
        return [each for each in lines if each["what"] == what]

    def _write(self, what: str, message: Message) -> str:
        ref = f"sms-{uuid.uuid4()}"
        told = {"what": what, "ref": ref, "key": message.key, "to": message.address}
        line = json.dumps(told | {"words": message.text}) + "\n"
        file = os.open(self.file, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
        os.write(file, line.encode())
        os.close(file)
        return ref


def _whose(number: str) -> str:
    return next((name for name, each in NUMBERS.items() if each == number), "")
