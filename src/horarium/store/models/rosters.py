"""Plans asked for, drafted and published, and the roster that was published."""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.store.fields import HoursField
from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow


class PlanRow(models.Model):
    """A plan as the planner made it: a draft, the published one, or one that no longer counts.

    ``text`` is its plan file and ``household_text`` the household it was made for; ``before`` is
    the published plan that it replaces.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="plans")
    first_day = models.DateField()
    days = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    text = models.TextField()
    household_text = models.TextField()
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        """Of a first day, one plan is published at most."""

        ordering = ("first_day", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "replaced", "dropped"]),
                name="plan_state",
            ),
            models.UniqueConstraint(
                F("household"),
                F("first_day"),
                condition=Q(state="published"),
                name="plan_published_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="plan_published_at",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} plan from {self.first_day}"


class PlanRequestRow(models.Model):
    """That a plan was asked for, how far the planner is, and what came of it.

    ``question`` is what was asked in one sentence; ``happened`` is what is to be assumed, as the
    problem file spells it. ``household_text`` and ``roster_text`` are the household and the roster
    of which it was asked: with ``published``, the roster of that plan's days, else of the days
    before. ``sentence`` says why there is no draft. A planner that works on it says so until
    ``claimed_until``; it was begun ``tries`` times.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(
        HouseholdRow, on_delete=models.CASCADE, related_name="plan_requests"
    )
    question = models.CharField(max_length=400)
    state = models.CharField(max_length=20)
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    household_text = models.TextField()
    roster_text = models.TextField(blank=True)
    published = models.ForeignKey(PlanRow, on_delete=models.SET_NULL, null=True, related_name="+")
    counted_from_at = models.DateTimeField(null=True)
    happened = models.TextField(default="[]")
    seconds = models.FloatField(null=True)
    progress = models.TextField(default="[]")
    claim = models.CharField(max_length=40, blank=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    sentence = models.CharField(max_length=600, blank=True)
    draft = models.OneToOneField(
        PlanRow, on_delete=models.SET_NULL, null=True, related_name="request"
    )

    class Meta:
        """One at a time waits or is worked on in a household."""

        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "planning", "done", "refused", "called off"]),
                name="request_state",
            ),
            models.UniqueConstraint(
                F("household"),
                condition=Q(state__in=["waiting", "planning"]),
                name="request_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(sentence=""), name="request_says_why"
            ),
        )

    def __str__(self) -> str:
        return self.question


class Rostered(models.Model):
    """Hours that a published plan put into the roster."""

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE)
    plan = models.ForeignKey(PlanRow, on_delete=models.CASCADE)
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()

    class Meta:
        """By their start."""

        abstract = True
        ordering = ("start_at", "pk")


class ShiftRow(Rostered):
    """Agreed hours of one attendant."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="shifts")

    class Meta(Rostered.Meta):
        """A member begins one shift at a time, and it ends after it starts."""

        indexes = (models.Index(F("household"), F("start_at"), name="shift_by_start"),)
        constraints = (
            models.UniqueConstraint(F("member"), F("start_at"), name="shift_once"),
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="shift_ends"),
        )

    def __str__(self) -> str:
        return f"{self.member} from {self.start_at}"


class PlacedRow(Rostered):
    """An activity with its hours. Its name is kept as it was then."""

    activity = models.CharField(max_length=80)
    travel = models.DurationField()

    class Meta(Rostered.Meta):
        """It ends after it starts."""

        indexes = (models.Index(F("household"), F("start_at"), name="placed_by_start"),)
        constraints = (
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="placed_ends"),
        )

    def __str__(self) -> str:
        return f"{self.activity} from {self.start_at}"


class MachineFreeRow(Rostered):
    """A stretch out of the machine."""

    class Meta(Rostered.Meta):
        """It ends after it starts."""

        indexes = (models.Index(F("household"), F("start_at"), name="machine_free_by_start"),)
        constraints = (
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="machine_free_ends"),
        )

    def __str__(self) -> str:
        return f"out from {self.start_at}"


class CheckInRow(models.Model):
    """That a member came, and when they left."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="check_ins")
    in_at = models.DateTimeField()
    out_at = models.DateTimeField(null=True)

    class Meta:
        """Who is here is here once."""

        ordering = ("in_at", "pk")
        constraints = (
            models.UniqueConstraint(
                F("member"), condition=Q(out_at=None), name="check_in_open_once"
            ),
            models.CheckConstraint(
                condition=Q(out_at=None) | Q(out_at__gte=F("in_at")), name="check_in_ends"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} since {self.in_at}"


class Hoped(models.Model):
    """Something a member asks of him: he approves or declines it, they may take it back."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=20, default="open")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """The oldest first: it has waited longest."""

        abstract = True
        ordering = ("asked_at", "pk")


HOPED = Q(state__in=["open", "approved", "declined", "taken back"])


class HopedAbsenceRow(Hoped):
    """Hours a member asks to be away. Why is nobody's business and has no column."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="hoped_absences")
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()

    class Meta(Hoped.Meta):
        """It ends after it starts."""

        constraints = (
            models.CheckConstraint(condition=HOPED, name="hoped_absence_state"),
            models.CheckConstraint(
                condition=Q(end_at__gt=F("start_at")), name="hoped_absence_ends"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} hopes to be away"


class HopedWishRow(Hoped):
    """Hours a member would like to work in or be spared."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="hoped_wishes")
    likes = models.BooleanField()
    hours = HoursField()
    strength = models.PositiveSmallIntegerField()

    class Meta(Hoped.Meta):
        """A wish is weak, strong or very strong."""

        constraints = (
            models.CheckConstraint(condition=HOPED, name="hoped_wish_state"),
            models.CheckConstraint(condition=Q(strength__range=(1, 3)), name="hoped_wish_strength"),
        )

    def __str__(self) -> str:
        return f"{self.member} wishes"
