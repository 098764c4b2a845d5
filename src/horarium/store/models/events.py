"""What happened, in order, each sealed to the one before: nothing is ever changed or removed."""

from django.db import models
from django.db.models import F

from horarium.store.models.household import HouseholdRow


class EventRow(models.Model):
    """One thing that happened. ``digest`` seals it and all that came before.

    ``by`` is whose decision it was; ``content`` is JSON in one canonical spelling.
    """

    household = models.ForeignKey(HouseholdRow, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    by = models.CharField(max_length=80)
    content = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Numbered from 1 in each household without a hole."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(F("household"), F("number"), name="event_once"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"
