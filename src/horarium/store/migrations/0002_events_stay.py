"""The database itself refuses to change or remove an event; what one said can be erased."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_KEPT = ("id", "household_id", "number", "at", "kind", "said", "previous", "digest")
# Nothing changes but that what was said is gone, once and for all.
_ERASED = " AND ".join(
    (
        *(f'NEW."{each}" = OLD."{each}"' for each in _KEPT),
        "OLD.salt <> ''",
        "NEW.salt = ''",
        "NEW.\"by\" = ''",
        "NEW.content = '{}'",
    )
)
SQLITE = (
    """CREATE TRIGGER event_is_kept BEFORE DELETE ON store_eventrow
       BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END""",
    f"""CREATE TRIGGER event_stays BEFORE UPDATE ON store_eventrow WHEN NOT ({_ERASED})
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
)
POSTGRESQL = (
    f"""CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
          IF TG_OP = 'UPDATE' THEN
             IF {_ERASED} THEN RETURN NEW; END IF;
          END IF;
          RAISE integrity_constraint_violation
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
