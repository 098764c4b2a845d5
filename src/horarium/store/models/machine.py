"""The breathing machine, what he can bear, and what an outing needs."""

from django.db import models
from django.db.models import F, Q

from horarium.store.models.household import HouseholdRow, OfHousehold


class MachineRow(models.Model):
    """The machine, and the hours he sleeps in it."""

    household = models.OneToOneField(HouseholdRow, on_delete=models.CASCADE, related_name="machine")
    name = models.CharField(max_length=80)
    sleep_from = models.TimeField()
    sleep_length = models.DurationField()

    def __str__(self) -> str:
        return self.name


class ToleranceRow(models.Model):
    """How much time out of the machine he can bear from a day on. His numbers."""

    machine = models.ForeignKey(MachineRow, on_delete=models.CASCADE, related_name="tolerances")
    place = models.PositiveSmallIntegerField()
    since = models.DateField()
    longest_stretch = models.DurationField()
    per_day = models.DurationField()
    recovery = models.DurationField()
    before_sleep = models.DurationField()
    reserve = models.DurationField()

    class Meta:
        """One begins on a day at most."""

        ordering = ("place",)
        constraints = (models.UniqueConstraint(F("machine"), F("since"), name="tolerance_once"),)

    def __str__(self) -> str:
        return f"tolerance since {self.since}"


class EquipmentRow(OfHousehold):
    """Something an outing needs."""

    class Meta(OfHousehold.Meta):
        """Each is named once."""

        constraints = (models.UniqueConstraint(F("household"), F("name"), name="equipment_once"),)


class AwayRow(models.Model):
    """When a piece of equipment is not there."""

    equipment = models.ForeignKey(
        EquipmentRow, on_delete=models.CASCADE, related_name="unavailable"
    )
    place = models.PositiveSmallIntegerField()
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()

    class Meta:
        """It ends after it starts."""

        ordering = ("place",)
        constraints = (
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="away_ends"),
        )

    def __str__(self) -> str:
        return f"{self.equipment} away"
