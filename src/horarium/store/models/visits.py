"""What of the visits was put right, doubted and approved; a visit itself is a check-in."""

from django.db import models
from django.db.models import F, Q

from horarium.store.models.circle import MemberRow
from horarium.store.models.rosters import CheckInRow


class CorrectionRow(models.Model):
    """That a visit was put right: how it stood before, and as what it was put right.

    Without ``in_before_at`` nobody had checked in, and it was written down afterwards.
    """

    check_in = models.ForeignKey(CheckInRow, on_delete=models.CASCADE, related_name="corrections")
    in_before_at = models.DateTimeField(null=True)
    out_before_at = models.DateTimeField(null=True)
    in_at = models.DateTimeField()
    out_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were made."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(out_at=None) | Q(out_at__gte=F("in_at")), name="correction_ends"
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_in} put right"


class DoubtRow(models.Model):
    """One line in which a member says that a week of theirs is wrong."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="doubts")
    monday = models.DateField()
    words = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were said, and never without words."""

        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(words=""), name="doubt_says_what"),)

    def __str__(self) -> str:
        return self.words


class TimesheetRow(models.Model):
    """A week of a member's as it was approved. ``text`` is frozen; what comes later is another."""

    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE, related_name="timesheets")
    monday = models.DateField()
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    by = models.CharField(max_length=80)
    approved_at = models.DateTimeField()

    class Meta:
        """Each version is approved once."""

        ordering = ("monday", "version", "pk")
        constraints = (
            models.UniqueConstraint(
                F("member"), F("monday"), F("version"), name="timesheet_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}, week of {self.monday}, version {self.version}"
