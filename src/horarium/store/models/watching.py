"""What he set for the watch."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from horarium.store.fields import HoursField, NamesField
from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow


class WatchingRow(models.Model):
    """What of the watch is not as usual; without a row all of it is.

    ``trusted`` is a row and not a name, so that somebody new of the same name is not trusted.
    """

    household = models.OneToOneField(
        HouseholdRow, on_delete=models.CASCADE, related_name="watching"
    )
    grace = models.DurationField()
    wake_before = models.DurationField()
    quiet = HoursField(blank=True)
    floor = models.CharField(max_length=80, blank=True)
    floor_phone = models.CharField(max_length=40, blank=True)
    essentials = NamesField()
    drill = models.TimeField()
    trusted = models.ForeignKey(MemberRow, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        """It waits an hour at most, and whoever is called last has a number."""

        constraints = (
            models.CheckConstraint(
                condition=Q(grace__range=(timedelta(), timedelta(hours=1))), name="watching_grace"
            ),
            models.CheckConstraint(
                condition=Q(wake_before__range=(timedelta(minutes=5), timedelta(hours=12))),
                name="watching_wake_before",
            ),
            models.CheckConstraint(
                condition=Q(floor="", floor_phone="") | (~Q(floor="") & ~Q(floor_phone="")),
                name="watching_floor",
            ),
        )

    def __str__(self) -> str:
        return f"the watch of {self.household}"
