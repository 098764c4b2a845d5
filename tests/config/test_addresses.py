"""What the words of the environment mean, and what is said of words that mean nothing."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.config.addresses import Mail, database, keys, mail, secret, site

DATA = Path("/data")
NONSENSE = ("nonsense", "://", "http://[::1", "smtp://", "postgresql://", "x://host:99999999/y")
WORD = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


def test_without_an_address_there_is_one_file() -> None:
    """It survives a power cut, is read while it is written, and waits its turn."""
    found = database("", DATA)
    assert found["NAME"] == DATA / "horarium.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]
    assert found["OPTIONS"]["timeout"] == 20


@given(WORD, WORD, WORD)
def test_words_of_a_postgresql_address(name: str, password: str, base: str) -> None:
    """Whatever is in them, spelled as addresses spell it; a lock is waited for as in a file."""
    user, secret_, path = (quote(each, safe="") for each in (name, password, base))
    found = database(f"postgresql://{user}:{secret_}@db.example.org:5433/{path}", DATA)
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == (name, password, base)
    assert (found["HOST"], found["PORT"]) == ("db.example.org", "5433")
    assert found["OPTIONS"] == {"options": "-c lock_timeout=20s"}


def test_socket_of_a_postgresql_server() -> None:
    found = database("postgresql://me@%2Frun%2Fpostgresql/horarium", DATA)
    assert (found["HOST"], found["PORT"], found["PASSWORD"]) == ("/run/postgresql", "", "")


@pytest.mark.parametrize("address", [*NONSENSE, "mysql://a:hidden@host/x"])
def test_database_that_is_none(address: str) -> None:
    """The sentence says how to write it, and repeats no password."""
    with pytest.raises(ValueError, match="HORARIUM_DATABASE is no address") as refused:
        database(address, DATA)
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "origin", "host", "port", "secure"),
    [
        ("http://localhost:8000", "http://localhost:8000", "localhost", 8000, False),
        ("http://192.168.1.20", "http://192.168.1.20", "192.168.1.20", 80, False),
        ("https://house.example.org/", "https://house.example.org", "house.example.org", 443, True),
        ("https://me:x@House.example.org:444/a", "https://house.example.org:444", "", 444, True),
        ("HTTPS://House.example.org:443", "https://house.example.org", "", 443, True),
        ("http://[fd00::1]:8000", "http://[fd00::1]:8000", "fd00::1", 8000, False),
    ],
)
def test_where_the_pages_are(address: str, origin: str, host: str, port: int, secure: bool) -> None:
    """The origin is spelled as browsers do; the machine itself always reaches them."""
    found = site(address)
    assert (found.origin, found.port, found.secure) == (origin, port, secure)
    assert found.host == (host or "house.example.org")
    spelled = f"[{found.host}]" if ":" in found.host else found.host
    assert set(found.hosts) == {spelled, "localhost", "127.0.0.1", "[::1]"}
    assert found.insecure_local == (host == "localhost")


@pytest.mark.parametrize("address", [*NONSENSE, "", "ftp://host", "localhost:8000"])
def test_site_that_is_none(address: str) -> None:
    with pytest.raises(ValueError, match="HORARIUM_URL is no address of pages"):
        site(address)


def test_without_a_mail_server_codes_are_sent_nowhere() -> None:
    """They are said in the terminal alone."""
    backend, server = mail("")
    assert backend.endswith("console.EmailBackend")
    assert server == Mail()


@pytest.mark.parametrize(
    ("address", "server"),
    [
        (
            "smtp://me%40example.org:p%3Aw@mail.example.org:587?from=house@example.org",
            Mail("mail.example.org", 587, "me@example.org", "p:w", True, "house@example.org"),
        ),
        (
            "smtp://me%40example.org:x@mail.example.org:465",
            Mail("mail.example.org", 465, "me@example.org", "x", False, "me@example.org"),
        ),
        ("smtp://mail", Mail("mail", 25, "", "", False, "horarium@mail")),
    ],
)
def test_mail_server(address: str, server: Mail) -> None:
    """587 begins in the clear and then hides; whoever signs in there is the sender unless named."""
    backend, found = mail(address)
    assert backend.endswith("smtp.EmailBackend")
    assert found == server


@pytest.mark.parametrize("address", [*NONSENSE, "imap://a:hidden@host"])
def test_mail_server_that_is_none(address: str) -> None:
    with pytest.raises(ValueError, match="HORARIUM_MAIL is no address") as refused:
        mail(address)
    assert "hidden" not in str(refused.value)


def test_secret_is_the_one_that_is_kept(tmp_path: Path) -> None:
    """Before there is one, each process has another: nothing signed by it would last."""
    file = tmp_path / "secret"
    assert secret(file) != secret(file)
    file.write_text("kept", encoding="utf-8")
    assert secret(file) == "kept"


@pytest.mark.parametrize("folder", ["data/keys", "data", "."])
def test_keys_lie_apart_from_the_data(folder: str) -> None:
    with pytest.raises(ValueError, match=r"HORARIUM_KEYS: .* is not apart from the data in data"):
        keys(folder, Path("data"))


def test_keys_lie_beside_the_data_unless_told() -> None:
    assert keys("", Path("data")) == Path("data-keys")
    assert keys("/elsewhere", Path("data")) == Path("/elsewhere")
