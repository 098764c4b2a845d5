"""One e-mail to one member, told as a program's and recognisable as a copy."""

import hashlib
import smtplib
import ssl
import threading
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from horarium.channels.within import CONNECT, READ, within
from horarium.channels.words import with_link
from horarium.core.watch.message import Message, NotSentError

# A conversation has several answers, each of which may take four seconds.
_LONGEST = CONNECT + 4 * READ
# The server's words for a receiver that does not exist or is closed; other refusals may pass.
_PERMANENT = range(500, 600)


@dataclass(frozen=True, slots=True)
class Settings:
    """The server, and who the house is to it; the same that HORARIUM_MAIL means."""

    host: str
    port: int = 25
    name: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False
    sender: str = "horarium@localhost"


def send(message: Message, settings: Settings, now: datetime) -> str:
    """Hand it to the server. Returns its Message-ID, the same for each copy of this message.

    Raises NotSentError; lasting where the server says that it will never deliver to the receiver.
    """
    letter = written(message, settings, now)
    late = threading.Event()
    try:
        within(_LONGEST, lambda: _handed_over(letter, settings, late), late.set)
    except (OSError, smtplib.SMTPException) as wrong:
        raise _refused(wrong) from None
    return str(letter["Message-ID"])


def written(message: Message, settings: Settings, now: datetime) -> EmailMessage:
    """The letter: plain text, the link on its own line. Raises NotSentError for no address."""
    letter = EmailMessage()
    letter["From"] = settings.sender
    letter["To"] = _address(message.address)
    letter["Subject"] = " ".join(message.subject.split())
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = _id(message.key, settings.sender)
    # No holiday reply, please, and no reply to one.
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    if message.loud:
        letter["Importance"] = "high"
    letter.set_content(with_link(message))
    return letter


def _address(spelled: str) -> Address:
    try:
        return Address(addr_spec=spelled.strip())
    except (ValueError, IndexError, HeaderParseError):
        raise NotSentError(
            "The address is not one that mail goes to; write it like house@example.org.",
            lasting=True,
        ) from None


def _id(key: str, sender: str) -> str:
    """Made of the key, which nobody reads in it, so that a copy is shown once."""
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def _handed_over(letter: EmailMessage, settings: Settings, late: threading.Event) -> None:
    with closing(smtplib.SMTP(settings.host, settings.port, "localhost", timeout=READ)) as server:
        if settings.starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.name:
            server.login(settings.name, settings.password)
        if late.is_set():  # Nothing is sent once whoever sends was told that it was not.
            raise TimeoutError
        server.send_message(letter)


# The more special one first: most of these are kinds of OSError.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "does not know the house's name or password"),
    (smtplib.SMTPResponseException, "did not take it ({0})"),
    (smtplib.SMTPNotSupportedError, "does not offer what is needed: encryption, or a name"),
    (TimeoutError, "did not answer in time"),
    (ssl.SSLError, "has a certificate or an encryption that was not accepted"),
    (Exception, "could not be reached, or hung up"),
)


def _refused(wrong: Exception) -> NotSentError:
    if isinstance(wrong, smtplib.SMTPRecipientsRefused):
        [(code, _)] = wrong.recipients.values()
        lasting = code in _PERMANENT
        words = "will never deliver" if lasting else "does not deliver just now"
        return NotSentError(f"The mail server {words} to this address ({code}).", lasting=lasting)
    # smtplib calls it a server that hung up when it was not waited for any longer.
    silent = isinstance(wrong.__context__, TimeoutError)
    told: Exception = TimeoutError() if silent else wrong
    words = next(words for kind, words in _WORDS if isinstance(told, kind))
    return NotSentError(f"The mail server {words.format(getattr(told, 'smtp_code', ''))}.")
