"""A message as one text, and the words behind the ``?`` of an address of the environment."""

from urllib.parse import SplitResult, parse_qsl, urlsplit

from horarium.core.watch.message import Message


def with_link(message: Message) -> str:
    """Its text, and the link on a line of its own, where programs make it one to press."""
    return f"{message.text}\n{message.link}" if message.link else message.text


def parts_of(address: str, sentence: str) -> tuple[SplitResult, dict[str, str]]:
    """An address taken apart, with what stands behind its ``?``. Raises ValueError(sentence).

    A plus is a plus, as in a number.
    """
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise ValueError(sentence) from None
    return parts, dict(parse_qsl(parts.query.replace("+", "%2B")))
