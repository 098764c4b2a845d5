"""The curtain is drawn: from then on a device shows who is here and who is next, and no more."""

from datetime import datetime

from django.db import transaction

from horarium.store.devices import draw_on_shared
from horarium.store.events import append_event
from horarium.store.keys import shut
from horarium.store.models import DeviceRow, HouseholdRow


@transaction.atomic
def draw_curtain(*, device: int, now: datetime, by: str) -> None:
    """On one device of the person's. His journal is shut there."""
    shut(device)
    row = DeviceRow.objects.select_related("account__household").get(pk=device)
    drawn = DeviceRow.objects.filter(pk=device, account__member=None, curtain=False)
    if drawn.update(curtain=True, curtain_drawn_at=now):
        content = {"device": row.name}
        append_event(row.account.household, "curtain drawn", at=now, by=by, content=content)


@transaction.atomic
def draw_curtains(*, household: int, now: datetime, by: str) -> int:
    """On every device at his bed, as when an attendant checks in; on how many it was open."""
    row = HouseholdRow.objects.get(pk=household)
    for device in DeviceRow.objects.filter(account__household=row, shared=True):
        shut(device.pk)
    drawn = draw_on_shared(row, now)
    if drawn:
        append_event(row, "curtain drawn", at=now, by=by, content={"devices": drawn})
    return drawn
