"""What leaves the house, as it was approved: nothing in it but neutral words and their receiver.

A change of these texts is a change of what strangers see; read the difference before it is made.
"""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from horarium.channels import mail, modem, phone, push
from horarium.channels.mail.send import written
from tests.channels.said import MESSAGE, NOW
from tests.servers.modem import laid_out
from tests.servers.provider import provider
from tests.servers.push import browser

Golden = Callable[[str, str], None]
LETTER = replace(MESSAGE, address="ana@example.org")


def test_a_letter(golden: Golden) -> None:
    """Every header of it, and its body."""
    settings = mail.Settings("127.0.0.1", sender="house@example.org")
    golden("letter.eml", written(LETTER, settings, NOW).as_string())


@pytest.mark.parametrize(("how", "file"), [(phone.send, "text.json"), (phone.call, "call.json")])
def test_a_text_and_a_call(golden: Golden, how: Callable[..., str], file: str) -> None:
    """The whole order that a provider is given."""
    with provider() as desk:
        how(MESSAGE, phone.settings(desk.address), NOW)
        [order] = desk.taken.values()
    golden(file, json.dumps(order, indent=1) + "\n")


def test_a_push_as_the_browser_reads_it(golden: Golden) -> None:
    """Four things, and nothing about the house."""
    key = push.new_key()
    settings = push.settings("mailto:house@example.org?private=yes", key)
    with browser(push.public_key(key)) as ana:
        push.send(replace(MESSAGE, address=ana.subscription()), settings, NOW)
        [(_, sealed)] = ana.came
        golden("push.json", json.dumps(ana.opened(sealed), indent=1) + "\n")


def test_a_file_for_the_modem(golden: Golden, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its name, which the daemon reads the number from, and its text."""
    daemon = laid_out(tmp_path_factory.mktemp("modem"))
    modem.send(MESSAGE, modem.Settings(daemon.folder), NOW)
    [file] = (daemon.folder / "outbox").iterdir()
    golden("modem.txt", f"{file.name}\n{file.read_bytes().decode('utf-16')}\n")
