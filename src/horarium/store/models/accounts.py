"""Who may sign in, with what, on which devices, and how each one's hands work."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow

if TYPE_CHECKING:
    _Accounts = BaseUserManager["AccountRow"]
else:
    _Accounts = BaseUserManager


class AccountManager(_Accounts):
    """Accounts are made by ``actions``; Django asks for them by their identifier."""

    def get_by_natural_key(self, username: str | None) -> "AccountRow":
        return self.get(public_id=username or "")


class AccountRow(AbstractBaseUser):
    """The person of a household, or, with ``member``, one of the circle, as who signs in.

    There are no passwords. ``pattern`` is the digest of his scan pattern, ``quiet_word`` which of
    its nine words gives his quiet sign.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="accounts")
    member = models.OneToOneField(
        MemberRow, on_delete=models.CASCADE, null=True, related_name="account"
    )
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    pattern = models.CharField(max_length=128, blank=True)
    quiet_word = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "public_id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        """One account for the person and one for each member; no two with an e-mail address."""

        constraints = (
            models.UniqueConstraint(
                F("household"), condition=Q(member=None), name="account_of_person"
            ),
            models.UniqueConstraint(F("email"), condition=~Q(email=""), name="account_email"),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class DoorKeyRow(models.Model):
    """A code that opens once: the first time, to join, to sign in, or to draw the curtain back.

    Only its digest is kept.
    """

    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="door_keys")
    purpose = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """It expires after it was made, and is for something known."""

        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="door_key_expires"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=["first", "join", "sign in", "curtain"]),
                name="door_key_purpose",
            ),
        )

    def __str__(self) -> str:
        return f"key to {self.purpose}"


class DeviceRow(models.Model):
    """Where someone is signed in. A ``shared`` one stands at his bed.

    Behind the ``curtain`` it shows now and next alone; with ``scribe`` the one address there.
    ``wrong_tries`` to open it were made in a row, the last at ``tried_at``.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session_key = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(max_length=80, blank=True)
    shared = models.BooleanField(default=False)
    curtain = models.BooleanField(default=False)
    curtain_drawn_at = models.DateTimeField(null=True)
    scribe = models.CharField(max_length=200, blank=True)
    wrong_tries = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    since_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ("-seen_at", "-pk")

    def __str__(self) -> str:
        return self.name or "a device"


class PushRow(models.Model):
    """What the browser of a device subscribed with: it rings there, until it is signed out."""

    device = models.OneToOneField(DeviceRow, on_delete=models.CASCADE, related_name="push")
    subscription = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"push to {self.device}"


class HandsRow(models.Model):
    """How someone works the pages: by one switch, by two, or without scanning.

    ``step`` is how long each choice is lit, ``hold`` how long a press must last to count, and
    ``again`` how long a second press is ignored.
    """

    account = models.OneToOneField(AccountRow, on_delete=models.CASCADE, related_name="hands")
    switches = models.PositiveSmallIntegerField(default=0)
    step = models.DurationField()
    hold = models.DurationField()
    again = models.DurationField()
    select_key = models.CharField(max_length=20, default="Space")
    step_key = models.CharField(max_length=20, default="Enter")
    rounds = models.PositiveSmallIntegerField(default=3)

    class Meta:
        """No, one or two switches, each with a key of its own."""

        constraints = (
            models.CheckConstraint(condition=Q(switches__lte=2), name="hands_switches"),
            models.CheckConstraint(condition=~Q(select_key=F("step_key")), name="hands_keys"),
        )

    def __str__(self) -> str:
        return f"hands of {self.account}"


class NoticeRow(models.Model):
    """A sentence that an account is to see on its *Now* until it says that it has."""

    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="notices")
    at = models.DateTimeField()
    sentence = models.CharField(max_length=400)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.sentence


class SubmittedRow(models.Model):
    """A form that was sent: its token, so that a second press of the same button does nothing."""

    token = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    went_to = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.token
