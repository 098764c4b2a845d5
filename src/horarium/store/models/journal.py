"""His journal, and words that pass between him and whom he asks for counsel: all of it sealed."""

import uuid

from django.db import models
from django.db.models import F, Q

from horarium.store.models.circle import MemberRow
from horarium.store.models.household import HouseholdRow


class JournalRow(models.Model):
    """That he keeps a journal; ``key`` is what the key is called that his words alone open."""

    household = models.OneToOneField(HouseholdRow, on_delete=models.CASCADE, related_name="journal")
    key = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"journal of {self.household_id}"


class EntryRow(models.Model):
    """What he wrote on one occasion, sealed with his key."""

    journal = models.ForeignKey(JournalRow, on_delete=models.CASCADE, related_name="entries")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        """The newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at}"


class WordsRow(models.Model):
    """Words that pass once, to ``member`` or from them to him, sealed with a key of their own.

    Read or old, the row goes and its key is dropped: then nothing says that they ever passed.
    """

    household = models.ForeignKey(HouseholdRow, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(MemberRow, on_delete=models.CASCADE)
    to_him = models.BooleanField()
    sent_at = models.DateTimeField()
    key = models.CharField(max_length=120)
    sealed = models.BinaryField()

    class Meta:
        """In the order in which they were sent."""

        ordering = ("sent_at", "pk")
        constraints = (
            models.UniqueConstraint(F("key"), name="words_key_once"),
            models.CheckConstraint(condition=~Q(key=""), name="words_key"),
        )

    def __str__(self) -> str:
        return f"words of {self.sent_at}"
