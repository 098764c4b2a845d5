"""What his hours are for."""

from django.db import models
from django.db.models import F, Q

from horarium.store.fields import HoursField, MachineUseField, NamesField, PeriodField
from horarium.store.models.household import OfHousehold


class ActivityRow(OfHousehold):
    """Something he does, how often, where and with whom."""

    length = models.DurationField()
    machine = MachineUseField()
    hours = HoursField()
    times = models.PositiveSmallIntegerField()
    per = PeriodField()
    kind = models.CharField(max_length=80)
    shown_as = models.CharField(max_length=80)
    travel = models.DurationField()
    other_hours = HoursField(blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    at_most = models.PositiveSmallIntegerField(null=True)
    held = models.PositiveSmallIntegerField()
    spacing = models.DurationField()
    people = models.PositiveSmallIntegerField()
    skills = NamesField()
    equipment = NamesField()
    within_call = models.BooleanField()
    importance = models.PositiveSmallIntegerField()

    class Meta(OfHousehold.Meta):
        """Its last day is not before its first, and its cap is kept."""

        constraints = (
            models.UniqueConstraint(F("household"), F("name"), name="activity_once"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="activity_days",
            ),
            models.CheckConstraint(
                condition=Q(at_most=None) | Q(held__lte=F("at_most")), name="activity_cap"
            ),
            models.CheckConstraint(condition=Q(importance__range=(1, 3)), name="activity_weight"),
        )
