"""Somebody has read what they were to know."""

from datetime import datetime

from horarium.store.models import NoticeRow


def read_notices(*, account: int, until: datetime, now: datetime) -> int:
    """How many were open. Those that came after ``until``, the newest seen, stay."""
    open_ = NoticeRow.objects.filter(account=account, read_at=None, at__lte=until)
    return open_.update(read_at=now)
