"""Hours that members offer each other or offer to take, and words that one hands to the next."""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow
from horarium.store.models.rosters import CheckInRow, ShiftRow

_OPEN = Q(state__in=["offered", "accepted"])


class OfferRow(models.Model):
    """A shift that ``owner`` would pass on, or hours that are nobody's and ``taker`` would take.

    Without ``to`` it is for all who could. Why is nobody's business and has no column.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="offers")
    shift = models.ForeignKey(ShiftRow, on_delete=models.SET_NULL, null=True, related_name="offers")
    owner = models.ForeignKey(MemberRow, on_delete=models.CASCADE, null=True, related_name="+")
    to = models.ForeignKey(MemberRow, on_delete=models.CASCADE, null=True, related_name="+")
    taker = models.ForeignKey(MemberRow, on_delete=models.CASCADE, null=True, related_name="+")
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()
    state = models.CharField(max_length=20)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """The oldest first. A shift is offered once at a time, and somebody claims hours once."""

        ordering = ("offered_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=_OPEN | Q(state__in=["approved", "declined", "taken back", "lapsed"]),
                name="offer_state",
            ),
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="offer_ends"),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(owner__isnull=False, taker=None),
                name="offer_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "approved"]) | Q(taker__isnull=False),
                name="offer_has_a_taker",
            ),
            models.UniqueConstraint(F("shift"), condition=_OPEN, name="offer_once"),
            models.UniqueConstraint(
                F("taker"),
                F("start_at"),
                condition=Q(state="accepted", owner=None),
                name="offer_claimed_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} from {self.start_at}"


class HandedWordRow(models.Model):
    """A line for whoever came next, there until they check out; then it is deleted."""

    check_in = models.ForeignKey(CheckInRow, on_delete=models.CASCADE, related_name="words")
    by = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=160)

    class Meta:
        """In the order in which they were written."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"a word from {self.by}"
