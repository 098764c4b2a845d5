"""A device that stands at his bed stays known as that, whoever signs in on it next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

# A cookie of its own, so that it outlives a session.
BED = "bed"
_SALT = "horarium.bed"


def bed_name(request: HttpRequest) -> str | None:
    """What the device is called, if it stands at his bed."""
    name: str | None = request.get_signed_cookie(BED, default=None, salt=_SALT)
    return name


def stand_at_bed(response: HttpResponseBase, name: str, *, shared: bool) -> None:
    """Remember on the device that it stands at his bed, or that it does not."""
    if not shared:
        response.delete_cookie(BED)
        return
    response.set_signed_cookie(
        BED,
        name,
        salt=_SALT,
        max_age=5 * settings.SESSION_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
