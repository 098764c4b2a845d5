"""What the watch keeps in mind: who is expected, episodes, whom it asked, and what is to be sent.

Columns named ``..._house_at`` are in house time, in which all waiting is measured; it goes on
whatever the clocks are set to.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.store.fields import NameSetField
from horarium.store.models.circle import MemberRow
from horarium.store.models.drills import DrillRow
from horarium.store.models.household import HouseholdRow
from horarium.store.models.rosters import ShiftRow


class HouseClockRow(models.Model):
    """House time at the last tick, and the clocks it was read from. There is one.

    ``version`` is that of the newest watch that ever ran here: an older one does not go on.
    """

    boot = models.CharField(max_length=80)
    since_boot = models.DurationField()
    wall_at = models.DateTimeField()
    house_at = models.DateTimeField()
    believed_at = models.DateTimeField()
    doubted_house_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"house time {self.house_at}"


class BeatRow(models.Model):
    """The last proof of life of one of the house's processes, or of a channel."""

    name = models.CharField(max_length=40, unique=True)
    house_at = models.DateTimeField(null=True)
    wall_at = models.DateTimeField()
    well = models.BooleanField(default=True)
    sentence = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.wall_at}"


class WatchRow(models.Model):
    """One expected arrival, that he is back, that he is not alone, or his quiet sign.

    ``look_house_at`` is when it is decided again at the latest; a value that is too early does
    no harm. ``ladder`` is made ready ahead of time, and frozen into an episode when one begins.
    ``cannot`` and ``late_until_at`` are what whoever is expected said. ``stood_down`` says why
    nothing is expected any more. ``stand_ins`` are those who relieved though it was not theirs.
    ``search_at`` is set of hours that were planned without anybody.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="watches")
    kind = models.CharField(max_length=20)
    shift = models.OneToOneField(
        ShiftRow, on_delete=models.SET_NULL, null=True, related_name="watch"
    )
    member = models.ForeignKey(MemberRow, on_delete=models.SET_NULL, null=True, related_name="+")
    due_at = models.DateTimeField()
    until_at = models.DateTimeField()
    skills = NameSetField(default=frozenset)
    ladder = models.TextField(blank=True)
    state = models.CharField(max_length=20, default="waiting")
    look_house_at = models.DateTimeField()
    reason = models.CharField(max_length=80, blank=True)
    cannot = models.BooleanField(default=False)
    late_until_at = models.DateTimeField(null=True)
    search_at = models.DateTimeField(null=True)
    stood_down = models.CharField(max_length=200, blank=True)
    stand_ins = NameSetField(default=frozenset)
    made_at = models.DateTimeField()

    class Meta:
        """It waits, is open, or has ended."""

        ordering = ("due_at", "pk")
        indexes = (
            models.Index(F("look_house_at"), condition=~Q(state="ended"), name="watch_to_look_at"),
            models.Index(F("household"), F("due_at"), name="watch_by_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "open", "ended"]), name="watch_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["arrival", "back", "alone", "quiet"]), name="watch_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_at}"


class EpisodeRow(models.Model):
    """Something is wrong, from when it began until a human arrived."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    watch = models.ForeignKey(WatchRow, on_delete=models.CASCADE, related_name="episodes")
    cause = models.CharField(max_length=40)
    ladder = models.TextField()
    held = NameSetField(default=frozenset)
    planned = models.BooleanField(default=False)
    opened_house_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=80, blank=True)

    class Meta:
        """Of each watch one is open at most."""

        ordering = ("opened_house_at", "pk")
        constraints = (
            models.UniqueConstraint(
                F("watch"), condition=Q(ended_at=None), name="episode_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(ended_because=""), name="episode_says_why"
            ),
        )

    def __str__(self) -> str:
        return self.cause


class AskRow(models.Model):
    """Somebody was asked. ``code`` tells their reply from any other."""

    episode = models.ForeignKey(EpisodeRow, on_delete=models.CASCADE, related_name="asks")
    step = models.PositiveIntegerField()
    contact = models.CharField(max_length=80)
    loud = models.BooleanField()
    code = models.CharField(max_length=8)
    asked_house_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, default="waiting")

    class Meta:
        """Nobody is asked twice in a step."""

        ordering = ("step", "pk")
        indexes = (models.Index(F("episode"), F("contact"), name="ask_by_contact"),)
        constraints = (
            models.UniqueConstraint(F("episode"), F("step"), F("contact"), name="ask_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["waiting", "seen", "failed", "declined", "passed by"]),
                name="ask_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"step {self.step}: {self.contact}"


class ComingRow(models.Model):
    """Somebody answered that they come. What they did not keep is ``broken``, and stays here."""

    episode = models.ForeignKey(EpisodeRow, on_delete=models.CASCADE, related_name="coming")
    contact = models.CharField(max_length=80)
    eta_at = models.DateTimeField()
    skills = NameSetField(default=frozenset)
    said_at = models.DateTimeField()
    broken = models.BooleanField(default=False)

    class Meta:
        """Who is on the way is so once."""

        ordering = ("eta_at", "pk")
        constraints = (
            models.UniqueConstraint(
                F("episode"), F("contact"), condition=Q(broken=False), name="coming_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contact} by {self.eta_at}"


class StayRow(models.Model):
    """What somebody who was asked to stay said: until relieved, or ``until_at``.

    Who must go said so at ``until_at``, which is when they said it.
    """

    episode = models.ForeignKey(EpisodeRow, on_delete=models.CASCADE, related_name="stays")
    contact = models.CharField(max_length=80)
    until_at = models.DateTimeField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        """What was said last counts."""

        ordering = ("said_at", "pk")
        constraints = (models.UniqueConstraint(F("episode"), F("contact"), name="stay_once"),)

    def __str__(self) -> str:
        return f"{self.contact} until {self.until_at or 'relieved'}"

    @property
    def must_go(self) -> bool:
        """Whether they said that they cannot stay at all."""
        return self.until_at is not None and self.until_at <= self.said_at


class OutboxRow(models.Model):
    """Something to be sent to one contact by one channel; what it says is made at delivery.

    ``key`` is the same however often it is decided. Whoever sends it holds it until
    ``lease_house_at`` and has left ``token`` there. ``ref`` is the name that the channel gave it.
    """

    key = models.CharField(max_length=200, unique=True)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="+")
    episode = models.ForeignKey(
        EpisodeRow, on_delete=models.CASCADE, null=True, related_name="messages"
    )
    ask = models.ForeignKey(AskRow, on_delete=models.CASCADE, null=True, related_name="messages")
    drill = models.ForeignKey(DrillRow, on_delete=models.CASCADE, null=True, related_name="+")
    contact = models.CharField(max_length=80)
    channel = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20)
    loud = models.BooleanField(default=True)
    state = models.CharField(max_length=20, default="pending")
    failures = models.PositiveSmallIntegerField(default=0)
    made_house_at = models.DateTimeField()
    made_at = models.DateTimeField()
    next_house_at = models.DateTimeField()
    lease_house_at = models.DateTimeField(null=True)
    token = models.CharField(max_length=40, blank=True)
    ref = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        """What is loud goes first, then what has waited longest."""

        ordering = ("-loud", "made_house_at", "pk")
        indexes = (
            models.Index(F("next_house_at"), condition=Q(state="pending"), name="outbox_to_send"),
            models.Index(F("channel"), F("ref"), condition=~Q(ref=""), name="outbox_by_ref"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["pending", "sent", "delivered", "seen", "failed", "void"]),
                name="outbox_state",
            ),
        )

    def __str__(self) -> str:
        return self.key


class ReceiptRow(models.Model):
    """What a channel said of a message, once for each kind."""

    message = models.ForeignKey(OutboxRow, on_delete=models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """Told twice, it is known once."""

        constraints = (models.UniqueConstraint(F("message"), F("kind"), name="receipt_once"),)

    def __str__(self) -> str:
        return self.kind


class ReplyRow(models.Model):
    """A reply that was heard, so that it is heard once; its words are not kept."""

    ref = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()
    meant = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.meant


class LinkRow(models.Model):
    """A link by which one contact answers one ask or drill. Only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    ask = models.ForeignKey(AskRow, on_delete=models.CASCADE, null=True, related_name="links")
    drill = models.ForeignKey(DrillRow, on_delete=models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """It answers one thing, and nothing else."""

        constraints = (
            models.CheckConstraint(
                condition=Q(ask=None, drill__isnull=False) | Q(ask__isnull=False, drill=None),
                name="link_answers_one",
            ),
        )

    def __str__(self) -> str:
        return f"link of {self.ask or self.drill}"
