"""Everyone with a part in the household, and the services beside them."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from horarium.store.fields import AmountField, HoursField, NameSetField, PartsField
from horarium.store.models.household import OfHousehold


class MemberRow(OfHousehold):
    """One of the circle. Identifiers that others see are random and say nothing.

    Since ``gone_at`` they are no longer in it; what they did stays in the record. At ``erased_at``
    what was kept of them was erased, and ``name`` is nobody's.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    parts = PartsField()
    phone = models.CharField(max_length=40, blank=True)
    phone_on_wall = models.BooleanField(default=False)
    availability = HoursField(blank=True)
    pay = AmountField()
    unwilling = NameSetField()
    leaves_on = models.DateField(null=True)
    gone_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    never_with = models.ManyToManyField("self", symmetrical=False, related_name="+")

    class Meta(OfHousehold.Meta):
        """No two in a household have the same name, of those who are in it."""

        constraints = (
            models.UniqueConstraint(
                F("household"), F("name"), condition=Q(gone_at=None), name="member_once"
            ),
            models.CheckConstraint(condition=~Q(pay__startswith="-"), name="member_pay"),
        )


class ContractRow(models.Model):
    """What an attendant agreed to."""

    member = models.OneToOneField(MemberRow, on_delete=models.CASCADE, related_name="contract")
    most = models.DurationField()
    least = models.DurationField()
    longest_shift = models.DurationField()
    rest = models.DurationField()
    night_to_day = models.DurationField()
    days_in_a_row = models.PositiveSmallIntegerField()
    nights_in_a_row = models.PositiveSmallIntegerField()
    live_in = models.BooleanField()
    funder = models.CharField(max_length=80, blank=True)

    class Meta:
        """What is owed is never more than what is allowed."""

        constraints = (
            models.CheckConstraint(condition=Q(least__lte=F("most")), name="contract_least"),
            models.CheckConstraint(condition=Q(most__gt=timedelta()), name="contract_most"),
        )

    def __str__(self) -> str:
        return f"contract of {self.member}"


class OfMember(models.Model):
    """Something of a member's, in its place among its like."""

    place = models.PositiveSmallIntegerField()

    class Meta:
        """In the order in which it was written."""

        abstract = True
        ordering = ("place",)


class CompetenceRow(OfMember):
    """That an assessor saw the member do something."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="competences")
    skill = models.CharField(max_length=80)
    assessor = models.CharField(max_length=80)
    assessed_on = models.DateField()
    expires_on = models.DateField(null=True)
    condition = models.CharField(max_length=200, blank=True)

    class Meta(OfMember.Meta):
        """It counts for a day at least."""

        constraints = (
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("assessed_on")),
                name="competence_counts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.skill} of {self.member}"


class AbsenceRow(OfMember):
    """When a member is away. Why is nobody's business and has no column."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="absences")
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()

    class Meta(OfMember.Meta):
        """It ends after it starts."""

        constraints = (
            models.CheckConstraint(condition=Q(end_at__gt=F("start_at")), name="absence_ends"),
        )

    def __str__(self) -> str:
        return f"{self.member} away"


class WishRow(OfMember):
    """Hours a member would like to work in or be spared."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="wishes")
    likes = models.BooleanField()
    hours = HoursField()
    strength = models.PositiveSmallIntegerField()

    class Meta(OfMember.Meta):
        """A wish is weak, strong or very strong."""

        constraints = (
            models.CheckConstraint(condition=Q(strength__range=(1, 3)), name="wish_strength"),
        )

    def __str__(self) -> str:
        return f"wish of {self.member}"


class ServiceRow(OfHousehold):
    """An external backup service and what it may still give this year."""

    phone = models.CharField(max_length=40)
    hours = HoursField()
    allowance = models.DurationField()
    used = models.DurationField()
    skills = NameSetField()


class AppRow(models.Model):
    """An app of a member's through which they are reached. Its ``address`` holds a secret.

    It is written once and shown to nobody again, and no export holds it.
    """

    member = models.OneToOneField(MemberRow, on_delete=models.CASCADE, related_name="app")
    address = models.CharField(max_length=500)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"app of {self.member}"
