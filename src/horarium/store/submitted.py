"""Forms that were taken, so that a second press of the same button changes nothing."""

from datetime import datetime, timedelta

from horarium.store.models import SubmittedRow

# Longer ago than anybody presses a button again.
_KEPT = timedelta(days=90)


def take_form(form: str, now: datetime) -> str | None:
    """Where its sender was sent to, if this form was taken before; else None, and it is now.

    Call it in the transaction of what the form does: the same form sent at the same moment
    waits until this one is done, and is free again if this one fails.
    """
    row, is_new = SubmittedRow.objects.get_or_create(token=form, defaults={"at": now})
    return None if is_new else row.went_to


def form_led_to(form: str, address: str) -> None:
    """Remember where the sender of a taken form was sent to."""
    SubmittedRow.objects.filter(token=form).update(went_to=address)


def give_form_back(form: str) -> None:
    """It did nothing, so that it may be sent again."""
    SubmittedRow.objects.filter(token=form).delete()


def forget_forms(now: datetime) -> None:
    """Those that nobody sends again are not kept."""
    SubmittedRow.objects.filter(at__lt=now - _KEPT).delete()
