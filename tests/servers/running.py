"""A house that runs as it does at home: ``horarium run`` in processes of its own, on a free port.

It keeps its rows where the tests keep theirs: in a file, or on the PostgreSQL they run beside.
"""

import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

SECONDS_TO_OPEN = 30.0

# Lets people in without a key, as no command does: for as many as a test needs at once.
_LET_IN = """
import json, sys
import django
django.setup()
from datetime import UTC, datetime
from django.test import Client
from horarium.store.models import AccountRow, HouseholdRow, MemberRow
household = HouseholdRow.objects.get()
let_in = {}
for member in (None, *MemberRow.objects.filter(household=household)):
    account, _ = AccountRow.objects.get_or_create(
        household=household, member=member, defaults={"made_at": datetime.now(UTC)}
    )
    client = Client()
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    name = member.name if member else household.person_name
    let_in[name] = client.cookies["sessionid"].value
json.dump(let_in, sys.stdout)
"""


@dataclass(frozen=True)
class Answer:
    """What a page answered; the names of its headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    text: str


def answered(answer: HTTPResponse) -> Answer:
    """All of an answer."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Answer(answer.status, headers, answer.read().decode())


@dataclass(frozen=True)
class House:
    """A house; ``environment`` is that of its commands, ``process`` the number it runs under."""

    port: int
    environment: Mapping[str, str]
    process: int = 0

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def horarium(self, *words: str | Path) -> str:
        """What a command says on the house's own database."""
        return self.python("-m", "horarium.config.command", *map(str, words))

    def let_in(self) -> dict[str, str]:
        """A session for the person and for each member, by their names."""
        let_in: dict[str, str] = json.loads(self.python("-c", _LET_IN))
        return let_in

    def python(self, *words: str) -> str:
        """What Python says in the house's own surroundings."""
        done = subprocess.run(
            [sys.executable, *words],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def get(self, path: str, session: str = "") -> Answer:
        return self._ask("GET", path, session, None)

    def post(self, path: str, session: str, fields: str, token: str) -> Answer:
        """Send a form; ``token`` is the one against forgery, also as a cookie."""
        return self._ask("POST", path, session, (fields, token))

    def _ask(self, method: str, path: str, session: str, form: tuple[str, str] | None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": f"localhost:{self.port}"}
        cookies = {"sessionid": session} if session else {}
        body = None
        if form:
            body, cookies["csrftoken"] = form
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = form[1]
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answered(answer)
        finally:
            connection.close()


@contextmanager
def running(folder: Path, household: Path, scheme: str = "http") -> Iterator[House]:
    """A house with this household in it, until the context ends.

    With https as its ``scheme`` it stands behind a proxy of which there is only the address:
    browsers trust what is on this machine.
    """
    house = beside(folder)
    house.horarium("import", household)
    log, command = folder / "log", ("-m", "horarium.config.command", "run", "--address")
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, *command, f"localhost:{house.port}"],
            env=dict(house.environment) | {"HORARIUM_URL": f"{scheme}://localhost:{house.port}"},
            stdout=said,
            stderr=said,
        )
        try:
            _wait_for(house, process, log)
            yield replace(house, process=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def beside(folder: Path) -> House:
    """A house that has nothing in it yet and does not run."""
    return House(free_port(), _environment(folder))


def _wait_for(house: House, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_OPEN
    while time.monotonic() < until and process.poll() is None:
        try:
            if house.get("/door/").status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise AssertionError(f"the house does not answer: {log.read_text(encoding='utf-8')}")


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def _environment(folder: Path) -> dict[str, str]:
    address = os.environ.get("HORARIUM_DATABASE", "")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "horarium.config.settings",
        "HORARIUM_DATA": str(folder / "data"),
        "HORARIUM_DATABASE": _own_database(address) if address else "",
    }


def _own_database(address: str) -> str:
    name = f"house_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
    return urlsplit(address)._replace(path=f"/{name}").geturl()
