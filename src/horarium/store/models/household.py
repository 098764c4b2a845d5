"""One tenant: who it is about, how it plans, what its hours need and who pays."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from horarium.store.fields import HoursField, LengthsField, NamesField, PeriodField, TimesField


class HouseholdRow(models.Model):
    """A household, its person, and what is planned.

    ``drill_house_at`` is when, in house time, drills are looked at again at the latest.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80, unique=True)
    zone = models.CharField(max_length=80)
    law = models.CharField(max_length=40)
    person_name = models.CharField(max_length=80)
    person_phone = models.CharField(max_length=40, blank=True)
    first_day = models.DateField()
    days = models.PositiveSmallIntegerField()
    starts = TimesField()
    lengths = LengthsField()
    handover = models.DurationField()
    grid = models.DurationField()
    reserve = models.PositiveSmallIntegerField()
    changes_of_hands = models.PositiveSmallIntegerField()
    take_at_once = models.BooleanField(default=False)
    drill_house_at = models.DateTimeField(null=True)

    class Meta:
        """At least a day is planned, and at most eight weeks."""

        constraints = (
            models.CheckConstraint(condition=Q(days__range=(1, 56)), name="household_days"),
            models.CheckConstraint(
                condition=Q(grid__in=[timedelta(minutes=each) for each in (15, 30, 60)]),
                name="household_grid",
            ),
        )

    def __str__(self) -> str:
        return self.name


class OfHousehold(models.Model):
    """Something in a household, in its place among its like."""

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        """In the order in which the person put them."""

        abstract = True
        ordering = ("place",)

    def __str__(self) -> str:
        return self.name


class NeedRow(OfHousehold):
    """People and competences that hours require."""

    hours = HoursField()
    people = models.PositiveSmallIntegerField()
    skills = NamesField()

    class Meta(OfHousehold.Meta):
        """Somebody is needed."""

        constraints = (models.CheckConstraint(condition=Q(people__gte=1), name="need_people"),)


class FunderRow(OfHousehold):
    """Who pays for how much in each period."""

    authorised = models.DurationField()
    period = PeriodField()
    unit = models.DurationField()
    used = models.DurationField()

    class Meta(OfHousehold.Meta):
        """A funder is named once; units are not empty."""

        constraints = (
            models.UniqueConstraint(F("household"), F("name"), name="funder_once"),
            models.CheckConstraint(condition=Q(unit__gt=timedelta()), name="funder_unit"),
        )
