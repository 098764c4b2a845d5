"""What is said in these tests, and to whom."""

from datetime import UTC, datetime

from horarium.core.watch.message import Message

NOW = datetime(1988, 3, 24, 6, 55, tzinfo=UTC)
MESSAGE = Message(
    key="7f3a:2:ana:text",
    address="415 555 0111",
    subject="Cover needed tonight",
    text="Cover is needed tonight, 23:00 to 07:00. Answer YES 42 or NO 42.",
    link="https://horarium.example.org/asked/f00d/",
)
# None of these may stand in what is logged or said about a failure.
SECRETS = ("415 555 0111", "5550111", "ana@example.org", "Cover", "YES 42", "f00d", "not-a-secret")


def keeps_secrets(words: object) -> bool:
    """Whether an error or a log names no address, number or text, nor what opens an account."""
    return not [each for each in SECRETS if each in f"{words} {words!r}"]
