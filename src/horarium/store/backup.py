"""Everything in the database as one text, and back: from either database into either.

The text carries the SHA-256 of its rows, so that one that was cut or changed is not restored.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, transaction

from horarium.store.events import broken_event
from horarium.store.models import (
    DeviceRow,
    DoorKeyRow,
    HouseholdRow,
    PushRow,
    SubmittedRow,
    WordsRow,
)

FORMAT = 1


class BackupError(Exception):
    """A backup that cannot be restored; the message is one sentence."""


def backup_text() -> str:
    """All rows as they are at one moment."""
    with _one_moment():
        rows = serializers.serialize("python", _everything())
    spelled = _spelled(rows)
    return f'{{"format":{FORMAT},"sha256":"{_digest(spelled)}","rows":{spelled}}}\n'


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees nothing of what others do meanwhile.

    SQLite gives no other; PostgreSQL must be told before the first query of one.
    """
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def restore_text(text: str) -> int:
    """Put all rows of a backup into an empty database, or none; how many they are.

    Raises BackupError when it is no backup, not whole, or the database is not empty.
    """
    rows = _checked(text)
    if any(_rows(table).exists() for table in _tables()):
        raise BackupError("the database is not empty; restore into one that holds nothing yet")
    try:
        with transaction.atomic():
            for each in serializers.deserialize("python", rows):
                each.save(force_insert=True)
            _count_on_from_here()
            _prove()
    except (DeserializationError, FieldDoesNotExist, IntegrityError) as wrong:
        raise BackupError(f"it was made by another version of Horarium ({wrong})") from None
    return len(rows)


def _prove() -> None:
    for row in HouseholdRow.objects.all():
        if number := broken_event(row):
            raise BackupError(f"event {number} of {row.name} is not as it was written")


# Who is signed in and rung where, codes that open once and forms that were sent are of one place
# and time: whoever carries a backup elsewhere carries nothing there that opens a door by itself.
# Words that pass once are read here or nowhere.
NOT_KEPT = (DeviceRow, DoorKeyRow, PushRow, SubmittedRow, WordsRow)


def _tables() -> list[type[models.Model]]:
    """All rows of ours but those, and of allauth's the passkeys and addresses."""
    ours = [each for each in apps.get_app_config("store").get_models() if each not in NOT_KEPT]
    return [*ours, Authenticator, EmailAddress]


def _everything() -> list[models.Model]:
    """Households first, so that all they are named by is there."""
    tables = sorted(_tables(), key=lambda table: table is not HouseholdRow)
    return [row for table in tables for row in _rows(table)]


def _rows(table: type[models.Model]) -> models.QuerySet[models.Model]:
    return models.QuerySet(table).order_by("pk")


def _spelled(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, cls=_Exact, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class _Exact(DjangoJSONEncoder):
    """Instants to the microsecond, where Django's own leaves off at the millisecond."""

    def default(self, o: object) -> Any:  # noqa: ANN401 - whatever JSON can say
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _digest(spelled: str) -> str:
    return hashlib.sha256(spelled.encode()).hexdigest()


def _checked(text: str) -> list[dict[str, Any]]:
    try:
        content = json.loads(text)
        found, rows = (content["format"], content["sha256"]), list(content["rows"])
        digest = _digest(_spelled(rows))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BackupError("this is no backup, or it was cut") from None
    if found != (FORMAT, digest):
        raise BackupError("this backup was cut or changed; take another")
    return rows


def _count_on_from_here() -> None:
    """New rows get numbers after those that were restored, where the database must be told."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)
