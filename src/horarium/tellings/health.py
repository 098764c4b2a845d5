"""Whether the house answers: nothing of any household is told."""

from django.db import DatabaseError, connection

from horarium.store.models import HouseholdRow


def database_answers() -> bool:
    """Whether rows can be read now."""
    try:
        HouseholdRow.objects.exists()
    except DatabaseError:
        connection.close()
        return False
    return True
