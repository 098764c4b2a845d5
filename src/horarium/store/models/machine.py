"""The breathing machine, what he can bear, what was said of it, and what an outing needs."""

import uuid

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
    set_by = models.CharField(max_length=80, blank=True)

    class Meta:
        """One begins on a day at most."""

        ordering = ("place",)
        constraints = (models.UniqueConstraint(F("machine"), F("since"), name="tolerance_once"),)

    def __str__(self) -> str:
        return f"tolerance since {self.since}"


class MachineSaidRow(models.Model):
    """That he went in or out, is cared for or otherwise ventilated, or that something feels wrong.

    A row is only ever added. A correction names in ``corrects`` the row that it puts right; one
    without a state that does not feel wrong takes it back.
    """

    household = models.ForeignKey(
        HouseholdRow, on_delete=models.CASCADE, related_name="machine_said"
    )
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, blank=True)
    feels_wrong = models.BooleanField(default=False)
    by = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    corrects = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="corrected_by"
    )

    class Meta:
        """In the order in which it was said; each is corrected once, and then its correction."""

        ordering = ("pk",)
        indexes = (
            models.Index(F("household"), F("said_at"), name="machine_said_by_time"),
            models.Index(F("household"), F("at"), name="machine_said_by_moment"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["", "in", "out", "care", "other"]), name="machine_said_state"
            ),
            models.CheckConstraint(
                condition=Q(state="") | Q(feels_wrong=False), name="machine_said_one_thing"
            ),
            models.CheckConstraint(
                condition=~Q(state="") | Q(feels_wrong=True) | ~Q(corrects=None),
                name="machine_said_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state or 'feels wrong'} at {self.at}"


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
