"""Texts through a real SMS daemon, its folders, and its dummy telephone."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from horarium.channels import modem
from horarium.core.watch.message import NotHeardError, NotSentError, ReceiptKind
from tests.channels.said import MESSAGE, NOW, keeps_secrets
from tests.servers.modem import Modem, at_work, laid_out
from tests.servers.processes import until

LONG = replace(MESSAGE, key="7f3a:4:ana:text", text="Cover is needed – “tonight”, please. " * 12)
AGES_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(name="daemon", scope="module")
def _daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Modem]:
    daemon = laid_out(tmp_path_factory.mktemp("modem"))
    with at_work(daemon):
        yield daemon


@pytest.fixture(name="idle")
def _idle(tmp_path: Path) -> Modem:
    """Folders in which nobody works."""
    return laid_out(tmp_path)


def of(daemon: Modem) -> modem.Settings:
    return modem.settings(f"{daemon.folder}?country=1")


def settle(daemon: Modem) -> None:
    """Let what came in be some seconds old."""
    for each in (daemon.folder / "inbox").iterdir():
        stat = each.stat()
        os.utime(each, ns=(stat.st_atime_ns, stat.st_mtime_ns - 5_000_000_000))


def test_a_text_goes_out(daemon: Modem) -> None:
    """The daemon reads the number and every sign of the text, and moves it to what was sent."""
    ref = modem.send(MESSAGE, of(daemon), NOW)
    until(lambda: modem.receipts(of(daemon), [ref]))
    [receipt] = modem.receipts(of(daemon), [ref])
    assert receipt.kind is ReceiptKind.DELIVERED
    assert datetime.now(UTC) - receipt.at < timedelta(minutes=2)
    assert "to +14155550111" in daemon.wrote()
    assert "0111" not in ref


def test_a_long_text_goes_out_in_parts(daemon: Modem) -> None:
    """With dashes and quotes, as they were written."""
    ref = modem.send(LONG, of(daemon), NOW)
    until(lambda: modem.receipts(of(daemon), [ref]))
    assert f"{ref}.txt (part: 2) to +14155550111" in daemon.wrote()
    [file] = (daemon.folder / "sent").glob(f"*{ref}.txt")
    assert file.read_bytes().decode("utf-16") == f"{LONG.text}\n{LONG.link}"


def test_of_this_channel_there_are_no_copies(idle: Modem) -> None:
    """What waits, or went out, is not left a second time; what failed is."""
    ref = modem.send(MESSAGE, of(idle), NOW)
    assert modem.send(MESSAGE, of(idle), NOW + timedelta(minutes=1)) == ref
    [file] = (idle.folder / "outbox").iterdir()
    assert modem.receipts(of(idle), [ref]) == ()
    file.rename(idle.folder / "sent" / file.name)
    modem.send(MESSAGE, of(idle), NOW + timedelta(minutes=2))
    assert not list((idle.folder / "outbox").iterdir())
    (idle.folder / "sent" / file.name).rename(idle.folder / "error" / file.name)
    assert [each.kind for each in modem.receipts(of(idle), [ref])] == [ReceiptKind.FAILED]
    modem.send(MESSAGE, of(idle), NOW + timedelta(minutes=3))
    assert list((idle.folder / "outbox").iterdir())
    assert modem.receipts(of(idle), [ref]) == ()


def test_a_loud_one_goes_first(idle: Modem) -> None:
    """The daemon takes files by their names."""
    modem.send(replace(MESSAGE, key="quiet", loud=False), of(idle), NOW)
    ref = modem.send(MESSAGE, of(idle), NOW + timedelta(minutes=1))
    first, _ = sorted((idle.folder / "outbox").iterdir())
    assert first.stem.endswith(ref)


def test_a_daemon_that_does_nothing_is_noticed(idle: Modem) -> None:
    """A text that lies for five minutes says that the next would lie there too."""
    ref = modem.send(MESSAGE, of(idle), NOW)
    later = replace(MESSAGE, key="7f3a:5:luis:text")
    with pytest.raises(NotSentError, match="gammu-smsd run") as refused:
        modem.send(later, of(idle), datetime.now(UTC) + timedelta(minutes=6))
    assert not refused.value.lasting
    assert len(list((idle.folder / "outbox").iterdir())) == 1
    assert modem.send(MESSAGE, of(idle), datetime.now(UTC) + timedelta(minutes=6)) == ref


def test_folders_that_are_not_there_are_said(tmp_path: Path) -> None:
    """To send and to listen alike, without a number."""
    nowhere = modem.Settings(tmp_path / "nowhere")
    with pytest.raises(NotSentError, match="cannot be used") as refused:
        modem.send(MESSAGE, nowhere, NOW)
    assert not refused.value.lasting
    assert keeps_secrets(refused.value)
    for listen in (
        lambda: modem.replies(nowhere, NOW),
        lambda: modem.receipts(nowhere, ["0" * 24]),
    ):
        with pytest.raises(NotHeardError, match="cannot be read"):
            listen()


def test_a_disk_that_is_full_leaves_nothing_half_written(
    idle: Modem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The daemon would send half a text."""

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSentError, match="No space left"):
        modem.send(MESSAGE, of(idle), NOW)
    assert not list((idle.folder / "outbox").iterdir())


def test_an_answer_comes_in(daemon: Modem) -> None:
    """One in parts is joined, and two senders are kept apart."""
    daemon.receive("+14155550122", "YES 42")
    daemon.receive("+14155550133", "No – “not” tonight. " * 10)
    inbox = daemon.folder / "inbox"
    until(lambda: len(list(inbox.glob("*+14155550133_*"))) == 3)
    until(lambda: list(inbox.glob("*+14155550122_*")))
    settle(daemon)
    heard = {each.address: each for each in modem.replies(of(daemon), AGES_AGO)}
    assert heard["+14155550122"].text == "YES 42"
    assert heard["+14155550133"].text == "No – “not” tonight. " * 10
    assert len({each.ref for each in heard.values()}) == 2
    assert all("14155550" not in each.ref for each in heard.values())
    assert not modem.replies(of(daemon), datetime.now(UTC) + timedelta(hours=1))


def test_what_may_still_be_coming_is_left_for_next_time(idle: Modem) -> None:
    """A part that was written this second may have others behind it."""
    inbox = idle.folder / "inbox"
    name = "IN19880324_065500_00_+14155550122_0{}.txt"
    (inbox / name.format(0)).write_text("YES", encoding="utf-8")
    asked_at = datetime.now(UTC)
    assert modem.replies(of(idle), AGES_AGO) == ()
    (inbox / name.format(1)).write_text(" 42", encoding="utf-8")
    settle(idle)
    assert [each.text for each in modem.replies(of(idle), asked_at)] == ["YES 42"]


def test_two_messages_of_one_sender_are_two(idle: Modem) -> None:
    """Also when the daemon writes them in one go after it was away."""
    inbox = idle.folder / "inbox"
    for position, (stamp, place, text) in enumerate(
        [("065500", 0, "YES"), ("070000", 0, "I meant "), ("070001", 1, "NO")]
    ):
        file = inbox / f"IN19880324_{stamp}_00_+14155550122_0{place}.txt"
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1_000_000 + position / 100, 1_000_000 + position / 100))
    heard = modem.replies(of(idle), datetime.fromtimestamp(0, UTC))
    assert [each.text for each in heard] == ["YES", "I meant NO"]


def test_what_is_no_answer_is_passed_over(idle: Modem) -> None:
    """Advertisers, networks, and files of others."""
    inbox = idle.folder / "inbox"
    for name in (
        "IN19880324_065500_00_Pizza_00.txt",
        "IN19880324_065500_00_22000_00.txt",
        "readme",
    ):
        (inbox / name).write_bytes(b"\xff")
    settle(idle)
    assert modem.replies(of(idle), AGES_AGO) == ()


@pytest.mark.parametrize("address", ["", "gammu", "tcp://host/var", "/var/spool?country=us"])
def test_a_wrong_folder_is_refused(address: str) -> None:
    """A sentence says how it is written."""
    with pytest.raises(ValueError, match="HORARIUM_MODEM is no folder"):
        modem.settings(address)
