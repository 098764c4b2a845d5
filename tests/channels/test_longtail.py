"""The long tail: a service of one's own is told, and nothing else is reached by any trick."""

import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from horarium.channels import longtail
from horarium.channels.longtail.__main__ import _may_be_asked
from horarium.channels.longtail.allowed import NAMED, PLACED, is_allowed, names_its_place
from horarium.core.watch.message import Message, NotSentError
from tests.channels.said import MESSAGE, NOW, keeps_secrets
from tests.contracts.tree import ROOT
from tests.servers.at_home import Service, service

OPEN = longtail.settings("apprise:")
HOME = longtail.settings("apprise:?private=yes")


@pytest.fixture(name="own")
def _own() -> Iterator[Service]:
    with service() as own:
        yield own


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No address and no text is ever logged."""
    caplog.set_level(logging.DEBUG)
    yield
    assert keeps_secrets(caplog.text)


def at(address: str) -> Message:
    return replace(MESSAGE, address=address)


def test_a_service_of_ones_own_is_told(own: Service) -> None:
    """With the words, and the link on its own line."""
    assert longtail.send(at(f"json://127.0.0.1:{own.port}/here"), HOME, NOW) == ""
    [(path, _, body)] = own.came
    told = json.loads(body)
    assert path == "/here"
    assert told["title"] == MESSAGE.subject
    assert told["message"] == f"{MESSAGE.text}\n{MESSAGE.link}"


@pytest.mark.parametrize(
    "address",
    ["ntfy://127.0.0.1:{0}/house", "hassio://127.0.0.1:{0}/token", "gotify://127.0.0.1:{0}/A"],
)
def test_what_people_run_at_home_is_told(own: Service, address: str) -> None:
    """Each in its own way, to its own place."""
    longtail.send(at(address.format(own.port)), HOME, NOW)
    assert own.came


def test_without_leave_nothing_at_home_is_reached(own: Service) -> None:
    """Somebody's address must not make the house ask in its own network."""
    with pytest.raises(NotSentError, match="open network") as refused:
        longtail.send(at(f"json://127.0.0.1:{own.port}/"), OPEN, NOW)
    assert refused.value.lasting
    assert not own.came


def test_a_refusal_of_the_service_is_tried_again(own: Service) -> None:
    """Once is once: nothing is repeated here, whatever the address asks for."""
    own.status = 500
    with pytest.raises(NotSentError, match="did not take it") as refused:
        longtail.send(at(f"json://127.0.0.1:{own.port}/?retry=5&wait=1"), HOME, NOW)
    assert not refused.value.lasting
    assert keeps_secrets(refused.value)
    assert len(own.came) == 1


def test_a_redirect_is_not_followed(own: Service) -> None:
    """Not even when the address asks for it."""
    own.status, own.elsewhere = 307, f"http://127.0.0.1:{own.port}/elsewhere"
    with pytest.raises(NotSentError):
        longtail.send(at(f"json://127.0.0.1:{own.port}/?redirect=yes"), HOME, NOW)
    assert [path for path, _, _ in own.came] == ["/"]


def test_a_service_that_drips_is_not_waited_for(own: Service) -> None:
    """The child is killed, however patient its address says it should be."""
    own.drips = True
    begun = time.monotonic()
    with pytest.raises(NotSentError, match="in time") as refused:
        longtail.send(at(f"json://127.0.0.1:{own.port}/?rto=300&cto=300"), HOME, NOW)
    assert not refused.value.lasting
    assert time.monotonic() - begun < 60  # Of the five minutes that it would drip.


def test_the_child_sees_nothing_of_the_house(own: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """No word of the environment is passed on, and no proxy is believed."""
    monkeypatch.setenv("HORARIUM_PHONE", "https://SID:not-a-secret@example.org")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    longtail.send(at(f"json://127.0.0.1:{own.port}/"), HOME, NOW)
    assert own.came
    assert keeps_secrets(
        str(own.came)
        .replace(MESSAGE.text, "")
        .replace(MESSAGE.link, "")
        .replace(MESSAGE.subject, "")
    )


# Addresses whose scheme is allowed, and that lead home by some trick.
SNEAKY = [
    "json://localhost:{0}/",
    "json://LOCALHOST:{0}/",
    "JSON://127.0.0.1:{0}/",
    "json://127.1:{0}/",
    "json://0177.0.0.1:{0}/",
    "json://0x7f000001:{0}/",
    "json://2130706433:{0}/",
    "json://0.0.0.0:{0}/",
    "json://[::1]:{0}/",
    "json://[::]:{0}/",
    "json://[::ffff:127.0.0.1]:{0}/",
    "json://[::ffff:7f00:1]:{0}/",
    "json://[64:ff9b::7f00:1]:{0}/",
    "json://[2002:7f00:1::]:{0}/",
    "json://10.0.0.1/",
    "json://192.168.1.1/",
    "json://172.16.0.1/",
    "json://100.64.0.1/",
    "json://169.254.169.254/latest/meta-data",
    "json://[fe80::1%25eth0]/",
    "json://[fd00::1]/",
    "json://224.0.0.1/",
    "json://example.org@127.0.0.1:{0}/",
    "json://example.org:80@127.0.0.1:{0}/",
    "json://127.0.0.1:{0}/@example.org",
    "json://127.0.0.1:{0}#@example.org",
    "json://%31%32%37.0.0.1:{0}/",
    "ntfy://127.0.0.1:{0}/house",
    "apprise://127.0.0.1:{0}/token",
]


@pytest.mark.parametrize("address", [SNEAKY[0], SNEAKY[11], "ntfy://127.0.0.1:{0}/house"])
def test_no_trick_leads_home(own: Service, address: str) -> None:
    """Names, other ways to write a number, addresses within addresses: none arrives."""
    with pytest.raises(NotSentError, match="open network") as refused:
        longtail.send(at(address.format(own.port)), OPEN, NOW)
    assert refused.value.lasting
    assert not own.came
    assert keeps_secrets(refused.value)


# Asks each service in one child, with what guards it and without looking at addresses first.
_ALL_AT_ONCE = """
import json, sys
from horarium.channels.longtail.__main__ import _service, _taken
from horarium.channels.longtail.guard import Guard
addresses, private = json.load(sys.stdin)
told = {"text": "Hello", "subject": "Hello"}
services = [_service(each, private=private) for each in addresses]
Guard(private=private).install()
print([bool(each) and _taken(each, told) for each in services].count(True))
"""


@pytest.mark.parametrize("private", [False, True])
def test_the_guard_alone_stops_every_trick(own: Service, *, private: bool) -> None:
    """No name is looked at before: what is connected to is what is judged.

    The same addresses do lead home where that is allowed, so that it is the guard which stops them.
    """
    told = json.dumps([[each.format(own.port) for each in SNEAKY if "{0}" in each], private])
    done = subprocess.run(
        [sys.executable, "-c", _ALL_AT_ONCE],
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )
    taken = int(done.stdout)
    assert len(own.came) >= taken
    assert taken > 10 if private else not own.came, done.stderr


@pytest.mark.parametrize("address", [each for each in SNEAKY if "json" in each.lower()])
def test_an_address_is_seen_through_before_it_is_asked(address: str) -> None:
    """So that its owner is told why, at once and for good."""
    asked = _may_be_asked(address.format(8000), private=False)
    # These are no addresses to Python's own reader; only the guard sees where they lead.
    assert asked is ("%" in address)


def test_where_clouds_keep_their_secrets_nobody_asks_even_at_home() -> None:
    """No household's service has such an address."""
    with pytest.raises(NotSentError, match="open network"):
        longtail.send(at("json://169.254.169.254/latest"), HOME, NOW)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "json",
        "file:///etc/passwd",
        "http://example.org/",
        "https://discord.com/api/webhooks/1/a",
        "syslog://",
        "rsyslog://example.org",
        "mailto://ana:secret@example.org",
        "dbus://",
        "gnome://",
        "windows://",
        "macosx://",
        "glib://",
        "vapid://a@example.org/b?keyfile=/etc/passwd",
        "fcm://project@key/?keyfile=/etc/passwd",
        "mqtt://example.org/topic",
        "amqp://example.org/queue",
        "irc://example.org/",
        "smpp://example.org/",
        "kodi://example.org",
        "exec:///bin/sh",
        "json://example.org/ file:///etc/passwd",
        "json://example.org/\nfile:///etc/passwd",
        "json:\\\\example.org",
        " json://example.org/",
        "jsonx://example.org/",
    ],
)
def test_what_is_not_listed_is_not_allowed(address: str) -> None:
    """Before a child is even begun."""
    with pytest.raises(NotSentError, match="is allowed") as refused:
        longtail.send(at(address), HOME, NOW)
    assert refused.value.lasting
    assert not address or address not in str(refused.value)


def test_a_file_that_an_address_names_is_not_read(own: Service, tmp_path: Path) -> None:
    """Some services send along what their address names; of this machine they get nothing."""
    file = tmp_path / "private.txt"
    file.write_text("not-a-secret", encoding="utf-8")
    with suppress(NotSentError):
        longtail.send(at(f"ntfy://127.0.0.1:{own.port}/house?attach=file://{file}"), HOME, NOW)
    assert b"not-a-secret" not in b"".join(body for _, _, body in own.came)


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/passwd')",
        "open('{0}/x', 'w')",
        "__import__('os').open('{0}/x', 0o101)",
        "__import__('os').system('true')",
        "__import__('subprocess').run(['true'])",
        "__import__('os').fork()",
        "__import__('os').execv('/bin/true', ['true'])",
        "__import__('socket').create_connection(('127.0.0.1', {1}))",
        "__import__('socket').socket(1).connect('{0}/socket')",
        "__import__('socket').socket(2, 2).sendto(b'x', ('127.0.0.1', {1}))",
        "__import__('asyncio').run(__import__('asyncio').open_connection('127.0.0.1', {1}))",
    ],
)
def test_the_guard_stops_whatever_a_package_does(own: Service, tmp_path: Path, deed: str) -> None:
    """It stands below all packages: no plug-in gets round it."""
    program = (
        "import asyncio, os, socket, subprocess\n"
        "from horarium.channels.longtail.guard import Guard\n"
        "Guard(private=False).install()\n"
        f"{deed.format(tmp_path, own.port)}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "PermissionError: this is not allowed here" in done.stderr, done.stderr
    assert not own.came


def test_a_house_without_the_extra_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the house runs without it."""
    (tmp_path / "apprise.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(NotSentError, match=r"install horarium\[notify\]") as refused:
        longtail.send(at("json://example.org/"), OPEN, NOW)
    assert not refused.value.lasting


def test_every_listed_service_is_one_of_apprise() -> None:
    """And none of the others is allowed."""
    program = (
        "import apprise, json; print(json.dumps(sorted(apprise.manager_plugins."
        "NotificationManager().schemas())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    known = set(json.loads(done.stdout))
    assert known >= NAMED | PLACED
    assert not NAMED & PLACED
    assert {each for each in known if is_allowed(f"{each}://x")} == NAMED | PLACED
    assert {each for each in known if names_its_place(f"{each}://x")} == PLACED


def test_the_page_lists_what_is_allowed() -> None:
    """Whoever sets a service up finds it there, or finds that it is not."""
    page = (ROOT / "docs" / "how-to" / "reach-people.md").read_text(encoding="utf-8")
    for kind in (NAMED, PLACED):
        assert " ".join(f"`{each}`" for each in sorted(kind)) in " ".join(page.split())


@pytest.mark.parametrize("address", ["", "apprise://x", "yes", "apprise:?private=yes&more=1"])
def test_a_wrong_word_is_refused(address: str) -> None:
    """A sentence says how it is written."""
    with pytest.raises(ValueError, match="HORARIUM_LONGTAIL is written"):
        longtail.settings(address)
