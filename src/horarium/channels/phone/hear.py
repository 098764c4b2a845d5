"""What became of texts and calls, and what came back: asked for, so that nothing must be open."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from horarium.channels.exchange import NoAnswerError
from horarium.channels.numbers import number
from horarium.channels.phone.account import asked, told
from horarium.channels.phone.say import SID
from horarium.channels.phone.settings import Settings
from horarium.core.watch.message import (
    NotHeardError,
    NotSentError,
    Receipt,
    ReceiptKind,
    Reply,
)

# A call that was picked up reached somebody, or their mailbox: it is delivered, and not an answer.
_MEANS = {
    "delivered": ReceiptKind.DELIVERED,
    "completed": ReceiptKind.DELIVERED,
    "in-progress": ReceiptKind.DELIVERED,
    "read": ReceiptKind.SEEN,
    "undelivered": ReceiptKind.FAILED,
    "failed": ReceiptKind.FAILED,
    "canceled": ReceiptKind.FAILED,
    "busy": ReceiptKind.FAILED,
    "no-answer": ReceiptKind.FAILED,
}
# Clocks differ, and the provider counts a reply from when it reached it.
_EARLIER = timedelta(minutes=2)
_PAGES = 10


def receipts(settings: Settings, refs: Sequence[str]) -> tuple[Receipt, ...]:
    """What the provider knows of these so far; of some nothing yet, and they are left out.

    Raises NotHeardError where it does not answer to the first. After that it is not waited for
    again: those it told of are returned, and the others are asked for next time.
    """
    heard: list[Receipt] = []
    for position, ref in enumerate(refs):
        try:
            heard += _receipt(settings, ref)
        except NotHeardError:
            if not position:
                raise
            break
    return tuple(heard)


def _receipt(settings: Settings, ref: str) -> Iterator[Receipt]:
    what, _, sid = ref.partition("/")
    if what in ("Messages", "Calls") and SID.fullmatch(sid):
        read = _asked(settings, f"{what}/{sid}.json", known=(200, 404))
        kind = _MEANS.get(str(read.get("status")))
        if kind:
            at = _instant(read.get("date_updated")) or datetime.now(UTC)
            yield Receipt(ref, kind, at)


def replies(settings: Settings, since_at: datetime) -> tuple[Reply, ...]:
    """Texts to the house's number since then, and some from shortly before.

    Who has had one before knows it by its ``ref``. Raises NotHeardError.
    """
    since_at = since_at.astimezone(UTC) - _EARLIER
    asked_for = {
        "To": settings.sender,
        "DateSent>": since_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "PageSize": "100",
    }
    path = f"Messages.json?{urlencode(asked_for)}"
    heard: dict[str, Reply] = {}
    for _ in range(_PAGES):
        read = _asked(settings, path)
        listed = read.get("messages")
        for each in listed if isinstance(listed, list) else ():
            heard |= {reply.ref: reply for reply in _reply(each, settings) if reply.at >= since_at}
        following = urlsplit(str(read.get("next_page_uri") or "")).query
        if not following:
            break
        # Only what is asked for is taken over, not where: the token goes nowhere else.
        path = f"Messages.json?{following}"
    return tuple(sorted(heard.values(), key=lambda reply: (reply.at, reply.ref)))


def _reply(each: object, settings: Settings) -> Iterator[Reply]:
    """A text that came in; nothing for one of ours, or one that is not whole."""
    if not isinstance(each, dict) or not str(each.get("direction")).startswith("inbound"):
        return
    at = _instant(each.get("date_sent")) or _instant(each.get("date_created"))
    sid, text = str(each.get("sid")), each.get("body")
    if at and SID.fullmatch(sid) and isinstance(text, str):
        try:
            sender = number(str(each.get("from")), settings.country)
        except NotSentError:  # Short numbers and names, as advertisers have.
            return
        yield Reply(f"Messages/{sid}", sender, text, at)


def _asked(settings: Settings, path: str, known: Sequence[int] = (200,)) -> dict[str, Any]:
    try:
        answer = asked(settings, path)
    except NoAnswerError as wrong:
        raise NotHeardError(f"The provider of telephony was asked for news, but {wrong}.") from None
    read = told(answer)
    if answer.status not in known or not read:
        raise NotHeardError(
            f"The provider of telephony was asked for news and answered {answer.status}, "
            "without any that are understood."
        )
    return read


def _instant(spelled: object) -> datetime | None:
    """``Thu, 24 Nov 1988 05:01:45 +0000`` as an instant."""
    try:
        at = parsedate_to_datetime(str(spelled))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
