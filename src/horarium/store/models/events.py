"""What happened, in order, each sealed to the one before: nothing is ever changed or removed.

What was said in one can be erased for good; that something happened, and when, stays.
"""

from django.db import models
from django.db.models import F

from horarium.store.models.household import HouseholdRow


class EventRow(models.Model):
    """One thing that happened. ``digest`` seals it and all that came before.

    ``by`` is whose decision it was; ``content`` is JSON in one canonical spelling. ``said`` is the
    digest of both with ``salt``, so that the chain holds without them. Where they were erased
    they are empty, and so is the salt: nobody finds out what they were by trying.
    """

    household = models.ForeignKey(HouseholdRow, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    by = models.CharField(max_length=80)
    content = models.TextField()
    salt = models.CharField(max_length=32, blank=True)
    said = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Numbered from 1 in each household without a hole."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(F("household"), F("number"), name="event_once"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"
