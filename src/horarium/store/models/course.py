"""A course, sealed, and what remains of it."""

import uuid

from django.db import models

from horarium.store.models.household import HouseholdRow


class CourseRow(models.Model):
    """One course; ``key`` is what its key is called, "" once it is forgotten.

    No column says who the three are, how far they have come, or what kind of course it is. Once
    it is over ``closed_on`` says so, and on ``forget_on`` what is sealed becomes noise.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE, related_name="courses")
    key = models.CharField(max_length=120, blank=True)
    sealed = models.BinaryField()
    closed_on = models.DateField(null=True)
    forget_on = models.DateField(null=True)

    class Meta:
        """In the order in which they began."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"course of {self.household_id}"
