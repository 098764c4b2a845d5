"""Web push to a service that judges who sends, and a browser that opens what came."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from horarium.channels import push
from horarium.core.watch.message import Message, NotSentError
from tests.channels.said import MESSAGE, NOW, keeps_secrets
from tests.servers.push import Browser, browser

KEY = push.new_key()
HOUSE = push.settings("mailto:house@example.org?private=yes", KEY)


@pytest.fixture(name="ana")
def _ana() -> Iterator[Browser]:
    with browser(push.public_key(KEY)) as ana:
        yield ana


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No address, name or text is ever logged."""
    caplog.set_level(logging.DEBUG)
    yield
    assert keeps_secrets(caplog.text)


def to(ana: Browser) -> Message:
    return replace(MESSAGE, address=ana.subscription())


def test_the_browser_reads_what_was_sent(ana: Browser) -> None:
    """The service saw who sends, and the browser the four things it shows."""
    assert push.send(to(ana), HOUSE, NOW) == ""
    [(headers, sealed)] = ana.came
    assert ana.opened(sealed) == {
        "subject": MESSAGE.subject,
        "text": MESSAGE.text,
        "link": MESSAGE.link,
        "key": MESSAGE.key,
    }
    assert ana.claims[0]["sub"] == "mailto:house@example.org"
    assert ana.claims[0]["exp"] == int(NOW.timestamp()) + 12 * 3600
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["Urgency"] == "high"
    assert headers["TTL"] == "3600"


def test_who_carries_it_reads_nothing(ana: Browser) -> None:
    """Neither words nor the key, and no length to guess from."""
    push.send(to(ana), HOUSE, NOW)
    push.send(replace(to(ana), text="Thank you.", link=""), HOUSE, NOW)
    (headers, first), (_, second) = ana.came
    assert len(first) == len(second)
    assert keeps_secrets(first)
    assert keeps_secrets(headers)
    assert MESSAGE.key not in str(headers)


def test_a_copy_replaces_what_was_not_shown_yet(ana: Browser) -> None:
    """The topic is the key's, of signs that are allowed and no more of them."""
    for each in (to(ana), to(ana), replace(to(ana), key="another")):
        push.send(each, HOUSE, NOW)
    first, second, third = (headers["Topic"] for headers, _ in ana.came)
    assert first == second != third
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", first)


def test_a_quiet_one_does_not_wake(ana: Browser) -> None:
    """And lasts longer."""
    push.send(replace(to(ana), loud=False), HOUSE, NOW)
    [(headers, _)] = ana.came
    assert (headers["Urgency"], headers["TTL"]) == ("low", "86400")


@pytest.mark.parametrize(
    ("status", "lasting"),
    [
        (404, True),
        (410, True),
        (307, False),
        (400, False),
        (413, False),
        (429, False),
        (500, False),
    ],
)
def test_what_the_service_refuses(ana: Browser, status: int, *, lasting: bool) -> None:
    """A subscription that is gone is given up, all else is tried again; nothing is followed."""
    ana.gone = status
    with pytest.raises(NotSentError) as refused:
        push.send(to(ana), HOUSE, NOW)
    assert refused.value.lasting is lasting
    assert keeps_secrets(refused.value)
    assert len(ana.claims) == 1


def test_another_key_than_the_browser_knows_is_refused(ana: Browser) -> None:
    """A house that lost its key says what happened."""
    other = replace(HOUSE, key=push.new_key())
    with pytest.raises(NotSentError, match="another key"):
        push.send(to(ana), other, NOW)


def test_nobody_is_waited_for_long(ana: Browser) -> None:
    """A service that stalls is tried again later."""
    ana.stalls = True
    with pytest.raises(NotSentError, match="in time") as refused:
        push.send(to(ana), HOUSE, NOW)
    assert not refused.value.lasting


def test_a_browser_cannot_send_the_house_into_its_own_network(ana: Browser) -> None:
    """What it subscribed with is an address that anybody can make up."""
    guarded = replace(HOUSE, private=False)
    for endpoint in (
        f"https://127.0.0.1:{ana.port}/",
        "https://localhost/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest",
        f"http://127.0.0.1:{ana.port}/",
        "file:///etc/passwd",
    ):
        told = json.dumps(json.loads(ana.subscription()) | {"endpoint": endpoint})
        with pytest.raises(NotSentError) as refused:
            push.send(replace(MESSAGE, address=told), guarded, NOW)
        assert refused.value.lasting
    assert not ana.claims


@pytest.mark.parametrize(
    "spelled",
    [
        "",
        "[]",
        '{"endpoint": "https://push.example.org/"}',
        '{"endpoint": 7, "keys": {"p256dh": "AA", "auth": "AA"}}',
        '{"endpoint": "https://push.example.org/", "keys": {"p256dh": "AA", "auth": "AA"}}',
        '{"endpoint": "https://push.example.org/", "keys": {"p256dh": "?", "auth": null}}',
    ],
)
def test_what_is_no_subscription_is_given_up(spelled: str) -> None:
    """Before anybody is asked."""
    with pytest.raises(NotSentError, match="subscribe again") as refused:
        push.send(replace(MESSAGE, address=spelled), HOUSE, NOW)
    assert refused.value.lasting


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("", KEY),
        ("mailto:house@example.org", "x"),
        ("mailto:?private=yes", KEY),
        ("https://example.org", KEY),
        (f"mailto:house@example.org?key={KEY}", KEY),
    ],
    ids=["nothing", "no key", "nobody", "no contact", "a key from elsewhere"],
)
def test_a_wrong_identity_is_refused_and_not_repeated(address: str, key: str) -> None:
    """There may be a key in it."""
    with pytest.raises(ValueError, match=r"(?i)push") as refused:
        push.settings(address, key)
    assert KEY not in str(refused.value)
    assert KEY not in repr(HOUSE)


def test_a_house_without_the_extra_is_told_so() -> None:
    """The rest of the house runs without it."""
    program = (
        "import sys; sys.modules['pywebpush'] = None\n"
        "from tests.channels.test_push import HOUSE, KEY, push, replace, MESSAGE, NOW, browser\n"
        "with browser(push.public_key(KEY)) as ana:\n"
        "    try: push.send(replace(MESSAGE, address=ana.subscription()), HOUSE, NOW)\n"
        "    except Exception as wrong: print(wrong)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "install horarium[notify]" in done.stdout, done.stderr
