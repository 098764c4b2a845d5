"""The circle of the demo keeps its hours by itself: so whoever tries it sees a house at peace.

Whoever was said to be late or not to come is left to the watch.
"""

from datetime import datetime

from django.db import connection

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.store.models import CheckInRow, ShiftRow


def keep_hours(now: datetime) -> None:
    """Whoever's shift runs has come, and whoever's is over has gone."""
    shifts = ShiftRow.objects.filter(start_at__lte=now, end_at__gt=now).select_related("member")
    here = CheckInRow.objects.filter(out_at=None)
    coming = shifts.exclude(watch__cannot=True).exclude(watch__late_until_at__gt=now)
    coming = coming.exclude(member__in=here.values("member"))
    for shift in coming:
        member = shift.member
        check_in(household=member.household_id, name=member.name, now=now, by=member.name)
    for row in here.exclude(member__shifts__in=shifts).select_related("member"):
        member = row.member
        check_out(household=member.household_id, name=member.name, now=now, by=member.name)
    connection.close()
