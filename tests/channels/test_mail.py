"""E-mail through a real server that refuses, defers and stalls."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from horarium.channels import mail
from horarium.core.watch.message import NotSentError
from tests.channels.said import MESSAGE, NOW, keeps_secrets
from tests.servers.mail import NAME, PASSWORD, Post, post
from tests.servers.running import free_port
from tests.servers.sealed import sealed

LETTER = replace(MESSAGE, address="ana@example.org")


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[Post]:
    with post() as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No address, name or text is ever logged."""
    caplog.set_level(logging.INFO)
    yield
    assert keeps_secrets([each for each in caplog.records if not each.name.startswith("mail.")])


def to(server: Post) -> mail.Settings:
    return mail.Settings("127.0.0.1", server.port, sender="house@example.org")


def test_a_letter_arrives(server: Post) -> None:
    """Plain text, the link on a line of its own, and the name it was given is returned."""
    ref = mail.send(LETTER, to(server), NOW)
    letter = server.letters[-1]
    assert letter["Message-ID"] == ref
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert str(letter.get_content()).splitlines() == [LETTER.text, LETTER.link]
    assert server.receivers[-1] == "ana@example.org"


def test_a_copy_can_be_told(server: Post) -> None:
    """The Message-ID is the key's, whatever else differs, and shows nothing of it."""
    copy = replace(LETTER, text="Cover is still needed.")
    other = replace(LETTER, key="7f3a:3:ana:mail")
    first, second, third = (mail.send(each, to(server), NOW) for each in (LETTER, copy, other))
    assert first == second != third
    assert "7f3a" not in first


def test_a_subject_stays_one_line(server: Post) -> None:
    """Nobody puts another header into it."""
    mail.send(replace(LETTER, subject="Cover\r\nBcc: all@example.org"), to(server), NOW)
    assert server.letters[-1]["Subject"] == "Cover Bcc: all@example.org"
    assert server.letters[-1]["Bcc"] is None


@pytest.mark.parametrize(("who", "lasting"), [("nobody", True), ("full", False)])
def test_a_receiver_who_is_refused(server: Post, *, who: str, lasting: bool) -> None:
    """One that does not exist is given up, one that is full is tried again."""
    with pytest.raises(NotSentError) as refused:
        mail.send(replace(LETTER, address=f"{who}@example.org"), to(server), NOW)
    assert refused.value.lasting is lasting
    assert who not in str(refused.value)


@pytest.mark.parametrize("spelled", ["", "ana", "a@b@c", "ana@example.org\r\nBcc: x@y", "<>"])
def test_what_is_no_address_is_given_up(server: Post, spelled: str) -> None:
    """It is not even tried."""
    before = len(server.letters)
    with pytest.raises(NotSentError, match="not one that mail goes to") as refused:
        mail.send(replace(LETTER, address=spelled), to(server), NOW)
    assert refused.value.lasting
    assert len(server.letters) == before


def test_a_server_that_breaks_after_taking_it_is_tried_again(server: Post) -> None:
    """The copy has the same Message-ID."""
    server.after_data = "451 the disk is full"
    with pytest.raises(NotSentError, match="451") as refused:
        mail.send(LETTER, to(server), NOW)
    server.after_data = "250 taken"
    assert not refused.value.lasting
    assert mail.send(LETTER, to(server), NOW) == server.letters[-2]["Message-ID"]


def test_nobody_is_waited_for_long(server: Post) -> None:
    """A server that says nothing ends the attempt, not the night."""
    with pytest.raises(NotSentError, match="in time") as refused:
        mail.send(replace(LETTER, address="slow@example.org"), to(server), NOW)
    assert not refused.value.lasting


def test_a_server_that_is_away_is_tried_again() -> None:
    """Nobody at the port."""
    with pytest.raises(NotSentError, match="could not be reached") as refused:
        mail.send(LETTER, mail.Settings("127.0.0.1", free_port()), NOW)
    assert not refused.value.lasting


def test_a_name_and_a_password_are_told_where_they_are_asked_for() -> None:
    """The wrong one is said without repeating it."""
    with post(asks_for_a_name=True) as server:
        known = replace(to(server), name=NAME, password=PASSWORD)
        assert mail.send(LETTER, known, NOW)
        assert server.signed_in
        with pytest.raises(NotSentError, match="name or password") as refused:
            mail.send(LETTER, replace(known, password=PASSWORD[::-1]), NOW)
    assert not refused.value.lasting
    assert PASSWORD[::-1] not in str(refused.value)
    assert PASSWORD not in repr(known)


def test_a_server_that_nobody_vouches_for_is_told_nothing(tmp_path: Path) -> None:
    """Whoever sits in between learns neither the password nor the letter."""
    seal, _ = sealed(tmp_path)
    with post(asks_for_a_name=True, seal=seal) as server:
        known = replace(to(server), starttls=True, name=NAME, password=PASSWORD)
        with pytest.raises(NotSentError, match="certificate"):
            mail.send(LETTER, known, NOW)
    assert not server.letters


def test_without_the_encryption_that_was_asked_for_nothing_is_said(server: Post) -> None:
    """A server that offers no STARTTLS is told neither the password nor the letter."""
    before = len(server.letters)
    with pytest.raises(NotSentError, match="does not offer"):
        mail.send(LETTER, replace(to(server), starttls=True, name=NAME, password=PASSWORD), NOW)
    assert len(server.letters) == before
