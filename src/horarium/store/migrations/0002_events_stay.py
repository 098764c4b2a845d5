"""The database itself refuses to change or remove an event."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """CREATE TRIGGER event_is_kept BEFORE DELETE ON store_eventrow
       BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END""",
    """CREATE TRIGGER event_stays BEFORE UPDATE ON store_eventrow
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE integrity_constraint_violation
          USING MESSAGE = 'an event is never changed or removed'; END $$""",
    """CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON store_eventrow
       FOR EACH ROW EXECUTE FUNCTION event_stays()""",
)


def guard(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Triggers, in the words of the database that is there."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """From here on the chain of events can only grow."""

    dependencies = (("store", "0001_first"),)
    operations = (migrations.RunPython(guard, elidable=False),)
