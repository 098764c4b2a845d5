"""A form acts once, however often it is sent."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from horarium.store.submitted import forget_forms, form_led_to, give_form_back, take_form

Answer = TypeVar("Answer")


@transaction.atomic
def act_once(
    *,
    form: Iterable[bytes],
    now: datetime,
    by: str,
    act: Callable[[], tuple[Answer, str]],
) -> Answer | str:
    """What ``act`` answers; or, for a form taken before, the address its sender was sent to.

    ``form`` is all that was sent, with the token of its page. ``act`` returns its answer and
    where it leads, "" if it did nothing; it is done, or not, together with the form being taken.
    """
    digest = hashlib.sha256(by.encode())
    for part in form:
        digest.update(b"%d:" % len(part) + part)
    key = digest.hexdigest()
    taken = take_form(key, now)
    if taken is not None:
        return taken
    answer, address = act()
    if address:
        form_led_to(key, address)
        forget_forms(now)
    else:
        give_form_back(key)
    return answer
