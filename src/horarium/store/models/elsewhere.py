"""That he is elsewhere for days, as somebody said it: in hospital or away."""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.store.models.household import HouseholdRow


class ElsewhereRow(models.Model):
    """From ``start_at`` until ``until_at``, or until somebody says that he is back.

    ``over_at`` is when somebody said so, or took it back. ``held_at`` is when somebody said last
    that it is so, and ``asked_at`` when he was asked last whether it still is, or said so.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="elsewhere")
    place = models.CharField(max_length=20)
    start_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    over_by = models.CharField(max_length=80, blank=True)
    held_at = models.DateTimeField()
    asked_at = models.DateTimeField()

    class Meta:
        """In their order; it ends after it starts, and without an end it is said once."""

        ordering = ("start_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(place__in=["hospital", "away"]), name="elsewhere_place"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gt=F("start_at")), name="elsewhere_ends"
            ),
            models.UniqueConstraint(
                F("household"),
                condition=Q(until_at=None, over_at=None),
                name="elsewhere_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} from {self.start_at}"
