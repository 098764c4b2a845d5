"""``horarium key``: a new code for someone who cannot sign in otherwise, and the first of a house.

The verb is imported once the database is open: rows can be named only after Django is set up.
"""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from horarium.config.command.keeping import HOST, database, say

_PURPOSE = "It lets {name} in at the door, once, until {until}, and opens the curtain."


def key(options: Namespace) -> int:
    """Make a code, and print it as it is read aloud and as a link."""
    with database():
        from django.conf import settings  # noqa: PLC0415 - read once Django is set up

        from horarium.actions.give_door_key import give_door_key  # noqa: PLC0415

        made, name = give_door_key(
            household=options.household, name=options.name, now=datetime.now(UTC), by=HOST
        )
    until = made.expires_at.astimezone()
    say(made.code)
    say(f"{settings.SITE.origin}{made.address}")
    say(_PURPOSE.format(name=name, until=f"{until:%Y-%m-%d %H:%M}"))
    return 0


def tell_first_keys() -> None:
    """Say, for each house that nobody has opened yet, with which link its person comes in."""
    from django.conf import settings  # noqa: PLC0415 - read once Django is set up

    from horarium.actions.open_house import open_house  # noqa: PLC0415
    from horarium.store.models import HouseholdRow  # noqa: PLC0415

    for row in HouseholdRow.objects.order_by("name"):
        made = open_house(household=row.name, now=datetime.now(UTC), by=HOST)
        if made:
            link = f"{settings.SITE.origin}{made.address}"
            say(f"{row.person_name} opens {row.name}, once, with {link}")
    sys.stdout.flush()
