"""Words that pass once between him and whom he asks: sealed on the way, and gone once read."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from horarium.store.keys import drop_keys, key_named, new_key, new_name, seal, unseal
from horarium.store.models import AccountRow, HouseholdRow, MemberRow, NoticeRow, WordsRow
from horarium.store.notices import notify

KEPT = timedelta(days=7)
"""What nobody has read by then is erased: design.md, "what is not stored"."""

TOLD = "Words wait for you, under Told."


def pass_words(
    household: HouseholdRow, member: MemberRow, text: str, now: datetime, *, to_him: bool
) -> None:
    """To a member, or from them ``to_him``; whoever gets them is told that there are some."""
    name = new_name(household, "words")
    row = WordsRow(household=household, member=member, to_him=to_him, sent_at=now, key=name)
    row.sealed = seal(new_key(name), text, str(row.public_id))
    row.save(force_insert=True)
    notify(_reader(row), TOLD, now)


def waiting(household: int, name: str, *, is_person: bool) -> QuerySet[WordsRow]:
    """The words that wait for somebody."""
    rows = WordsRow.objects.select_related("member", "household").filter(household=household)
    return rows.filter(to_him=True) if is_person else rows.filter(to_him=False, member__name=name)


def sent_words(household: HouseholdRow) -> QuerySet[WordsRow]:
    """His words that nobody has read yet."""
    rows = WordsRow.objects.select_related("member", "household")
    return rows.filter(household=household, to_him=False)


def take_words(rows: QuerySet[WordsRow], words: UUID) -> tuple[str, str]:
    """Whose they are and what they say, this once. Raises LookupError or NoKeyError.

    The row is gone with this transaction, and its key once that is certain.
    """
    row = rows.select_for_update(of=("self",)).filter(public_id=words).first()
    if not row:
        raise LookupError("these words were read already, or are older than seven days")
    text = unseal(key_named(row.key), bytes(row.sealed), str(row.public_id))
    erase(row)
    return row.member.name, text


def erase(row: WordsRow) -> None:
    """Nothing says any more that these words passed."""
    key, reader = row.key, _reader(row)
    row.delete()
    if reader and not _same_reader(row).exists():
        NoticeRow.objects.filter(account=reader, sentence=TOLD).delete()
    transaction.on_commit(lambda: drop_keys([key]))


@transaction.atomic
def erase_old(now: datetime) -> None:
    for row in WordsRow.objects.select_related("member", "household").filter(
        sent_at__lte=now - KEPT
    ):
        erase(row)


def erase_for(member: MemberRow) -> None:
    """Whoever is not here any more reads nothing, and nothing of theirs waits."""
    for row in WordsRow.objects.select_related("member", "household").filter(member=member):
        erase(row)


def _same_reader(row: WordsRow) -> QuerySet[WordsRow]:
    same = WordsRow.objects.filter(household=row.household, to_him=row.to_him)
    return same if row.to_him else same.filter(member=row.member)


def _reader(row: WordsRow) -> AccountRow | None:
    member = None if row.to_him else row.member
    accounts = AccountRow.objects.filter(household=row.household, is_active=True)
    return accounts.filter(member=member).first()
