"""A database of a program's own that can be put back to how it was, as often as is wanted.

The programs of this folder break things in ways that no test database is made for: they kill
processes and fill disks. Each makes its own in a temporary folder, or on the PostgreSQL server
that it runs beside.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

# Where files live in memory a thousand copies cost nothing; what is tried here is not the disk.
_QUICK = Path("/dev/shm")  # noqa: S108 - only where there is one, and a folder of our own in it


class Ground:
    """The database that is in use, and those that were kept by name.

    A file is copied. On a server the tables are emptied and filled again, which is quicker than a
    database each.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_file = connection.vendor == "sqlite"
        # Kills the server and starts it again, where it is our own.
        self.restart: Callable[[], None] = lambda: None
        self._count = 0
        self._name = f"ground_{os.getpid()}"
        self._rows: dict[str, dict[str, bytes]] = {}

    def keep(self, name: str) -> None:
        """The database as it is now is kept under a name."""
        connection.close()
        if self.is_file:
            shutil.copy(self._current, self.folder / f"{name}.sqlite3")
            return
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            self._rows[name] = {each: _read(cursor, each) for each in tables}
        connection.close()

    def use(self, name: str) -> None:
        """What was kept is in use from now on; what was in use before is gone."""
        connection.close()
        if not self.is_file:
            self._fill(name)
            return
        last = self._current
        self._count += 1
        fresh = str(self.folder / f"now-{self._count}.sqlite3")
        shutil.copy(self.folder / f"{name}.sqlite3", fresh)
        connection.settings_dict["NAME"] = fresh
        for each in ("", "-wal", "-shm"):
            Path(f"{last}{each}").unlink(missing_ok=True)

    @property
    def _current(self) -> str:
        return str(connection.settings_dict["NAME"])

    def _fill(self, name: str) -> None:
        tables = ", ".join(f'"{each}"' for each in self._rows[name])
        with transaction.atomic(), connection.cursor() as cursor:
            # Neither the order of tables nor what guards the record matters to a copy.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f"TRUNCATE {tables}")
            for table, rows in self._rows[name].items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
        connection.close()

    def begin(self) -> None:
        """A database of our own, with every table."""
        if not self.is_file:
            self._on_server(f'CREATE DATABASE "{self._name}"')
            connection.settings_dict["NAME"] = self._name
        call_command("migrate", verbosity=0)

    def end(self) -> None:
        """It is gone."""
        connection.close()
        if not self.is_file:
            self._on_server(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    def _on_server(self, sql: str) -> None:
        connection.settings_dict["NAME"] = "postgres"
        with connection.cursor() as cursor:
            cursor.execute(sql)
        connection.close()


def _read(cursor: Any, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(each) for each in copy)


@contextmanager
def ground() -> Iterator[Ground]:
    """Django set up on a fresh, migrated database. Once in a process."""
    quick = _QUICK if _QUICK.is_dir() and os.access(_QUICK, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="horarium-ground-", dir=quick) as folder:
        os.environ["HORARIUM_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "horarium.config.settings"
        django.setup()
        from django.conf import settings  # noqa: PLC0415 - set up by now

        settings.HORARIUM_VOICES = {"sms": None}
        made = Ground(Path(folder))
        made.begin()
        try:
            yield made
        finally:
            made.end()
