"""Texts and calls."""

import re
from collections.abc import Mapping
from datetime import datetime
from xml.sax.saxutils import escape

from horarium.channels.exchange import NoAnswerError
from horarium.channels.numbers import number
from horarium.channels.phone.account import asked, told
from horarium.channels.phone.settings import Settings
from horarium.channels.words import with_link
from horarium.core.watch.message import Message, NotSentError

# The provider's own numbers for a receiver that cannot be reached, now or ever: no number, not
# one of a mobile, nobody there, or someone who told the provider STOP.
_NEVER = {13223, 13224, 21211, 21214, 21217, 21610, 21614}
SID = re.compile(r"[A-Za-z0-9-]{1,64}")
# Whoever picks up half asleep is told twice, and can hang up.
_SPOKEN = '<Pause length="1"/><Say>{0}</Say><Pause length="1"/><Say>{0}</Say>'
# A key counts from the first word on, and for some seconds after the last.
_GATHERED = '<Gather action="{0}" method="POST" numDigits="1" timeout="15">{1}</Gather>'
_RINGS = "40"


def send(message: Message, settings: Settings, now: datetime) -> str:  # noqa: ARG001 - as all are
    """Send a text. Returns the provider's name of it; raises NotSentError.

    A text that the provider took and did not confirm counts as not sent: a copy is better than
    silence. Its API offers no way to tell it that something is a copy.
    """
    return _ordered(settings, "Messages", message, {"Body": with_link(message)})


def call(message: Message, settings: Settings, now: datetime) -> str:  # noqa: ARG001 - as all are
    """Call, and say it twice; a key that is pressed goes to the link. As ``send`` otherwise."""
    order = {"Twiml": spoken(message.text, message.link), "Timeout": _RINGS}
    return _ordered(settings, "Calls", message, order)


def spoken(words: str, address: str = "") -> str:
    """Words as the provider says them in a call; a key that is pressed is posted to ``address``."""
    said = _SPOKEN.format(escape(words))
    if address:
        said = _GATHERED.format(escape(address, {'"': "&quot;"}), said)
    return f"<Response>{said}</Response>"


def _ordered(settings: Settings, what: str, message: Message, form: Mapping[str, str]) -> str:
    to = number(message.address, settings.country)
    order = {"To": to, "From": settings.sender, **form}
    try:
        answer = asked(settings, f"{what}.json", order)
    except NoAnswerError as wrong:
        raise NotSentError(f"The provider of telephony was asked, but {wrong}.") from None
    read = told(answer)
    if answer.status not in (200, 201):
        raise _refused(answer.status, read.get("code"))
    sid = read.get("sid")
    if not isinstance(sid, str) or not SID.fullmatch(sid):
        raise NotSentError("The provider of telephony confirmed nothing that is understood.")
    return f"{what}/{sid}"


def _refused(status: int, code: object) -> NotSentError:
    number_ = code if isinstance(code, int) else 0
    if number_ in _NEVER:
        return NotSentError(
            f"The provider of telephony cannot reach this number (its error {number_}).",
            lasting=True,
        )
    reason = {
        401: "it does not know the account or its token",
        403: "it does not let this account do that",
        404: "it has no such account or address",
        429: "it is asked too often",
    }.get(status, f"it answered {status}")
    own = f" (its error {number_})" if number_ else ""
    return NotSentError(f"The provider of telephony did not take it: {reason}{own}.")
