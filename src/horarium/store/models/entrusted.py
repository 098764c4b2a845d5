"""What he entrusted, and what he decided for the days on which he cannot decide."""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.core.entrusted import WorstDay
from horarium.store.fields import NameSetField
from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow


class EntrustedRow(models.Model):
    """What a member may do for him, from a day until a day."""

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="entrusted")
    areas = NameSetField()
    since = models.DateField()
    until = models.DateField()
    purpose = models.CharField(max_length=200)

    class Meta:
        """It ends after it began."""

        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="entrusted_ends"),
        )

    def __str__(self) -> str:
        return f"entrusted to {self.member}"


class WorstDayRow(models.Model):
    """What he decided for one kind of worst day; ``erased_at`` is when it was erased as decided."""

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE)
    day = models.CharField(max_length=40)
    may_say = models.ManyToManyField(MemberRow, related_name="+")
    acts = models.ForeignKey(MemberRow, on_delete=models.SET_NULL, null=True, related_name="+")
    areas = NameSetField()
    sentence = models.CharField(max_length=200, blank=True)
    erases = NameSetField()
    after = models.DurationField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Each kind is decided once."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(F("household"), F("day"), name="worst_day_once"),
            models.CheckConstraint(
                condition=Q(day__in=[each.value for each in WorstDay]), name="worst_day_known"
            ),
        )

    def __str__(self) -> str:
        return self.day


class SaidRow(models.Model):
    """That somebody whom he named said that it is so."""

    worst_day = models.ForeignKey(WorstDayRow, on_delete=models.CASCADE, related_name="said")
    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once each."""

        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(F("worst_day"), F("member"), name="worst_day_said_once"),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.worst_day}"
