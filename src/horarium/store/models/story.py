"""What there is to know of the people of a house, sealed."""

from django.db import models

from horarium.store.models.household import HouseholdRow


class StoryRow(models.Model):
    """The whole story of a household, as its file would have it; ``key`` is what its key is called.

    No column says anything of it: not who is in it, nor how much there is of whom.
    """

    household = models.OneToOneField(HouseholdRow, on_delete=models.CASCADE, related_name="story")
    key = models.CharField(max_length=120)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"story of {self.household_id}"
