"""The drills: one message a day that asks whoever is on duty for an answer."""

from django.db import models
from django.db.models import F, Q

from horarium.store.models.household import HouseholdRow


class DrillRow(models.Model):
    """Somebody was drilled by one way. ``code`` tells their reply from any other."""

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="drills")
    day = models.DateField()
    contact = models.CharField(max_length=80)
    way = models.CharField(max_length=20)
    code = models.CharField(max_length=8)
    asked_house_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, default="waiting")

    class Meta:
        """A house has one a day at most."""

        ordering = ("asked_house_at", "pk")
        constraints = (
            models.UniqueConstraint(F("household"), F("day"), name="drill_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["waiting", "answered", "failed"]), name="drill_outcome"
            ),
        )

    def __str__(self) -> str:
        return f"drill of {self.day}"
