"""The events without their guards, as somebody with the database in their hands has them."""

from importlib import import_module

from django.db import connection, transaction

events_stay = import_module("horarium.store.migrations.0002_events_stay")


def unguarded(statement: str) -> None:
    """Do what somebody with the database in their hands could do, its guards taken off."""
    with connection.cursor() as cursor, transaction.atomic():
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
            return
        for trigger in ("event_stays", "event_is_kept"):
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute(statement)
        for guard in events_stay.SQLITE:
            cursor.execute(guard)
