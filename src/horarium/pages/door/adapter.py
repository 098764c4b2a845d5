"""What allauth asks of this house: nobody signs up, and nobody has a password."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase

from horarium.actions.open_house import new_code
from horarium.actions.sign_out import sign_out
from horarium.pages.door.proof import prove
from horarium.pages.shell.asked import as_asked
from horarium.pages.shell.once import see
from horarium.tellings.viewer import viewer_of

WRONG = "This code is not right, was used, or is too old. Type it again, or ask for a new one."


class DoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation alone; one proof is enough to come in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG,
        "too_many_login_attempts": "That was too often; wait a minute, then ask for a new code.",
        "rate_limited": "That was too often; wait a minute, then ask for a new code.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_login_stages(self) -> list[str]:
        """A code is asked for where it was sent, and nothing after it: each way in stands alone."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def generate_login_code(self) -> str:
        """Codes are all alike."""
        return new_code()

    def pre_login(
        self,
        request: HttpRequest,  # noqa: ARG002
        user: AbstractBaseUser,
        **_: Any,  # noqa: ANN401
    ) -> HttpResponseBase | None:
        """Whoever may not look at anything is not let in."""
        return None if viewer_of(user.pk) else see("/door/")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Signed in, and shown to be who they are; whoever was signed in here is out."""
        asked = as_asked(request)
        if asked.device and asked.device.viewer.account != user.pk:
            before = asked.device.viewer
            sign_out(
                account=before.account, device=asked.device.public_id, now=asked.now, by=before.name
            )
        super().login(request, user)
        prove(asked)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,  # noqa: ARG002
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """The pages say what happened; of allauth's own messages only mistakes are told."""
        if message:
            super().add_message(request, level, extra_tags=extra_tags, message=str(message))


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """How a passkey is called where it is kept."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This passkey did not open the door. Try again, or use a code."
    }

    def _get_site_name(self) -> str:
        return "Horarium"

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        viewer = viewer_of(user.pk)
        return viewer.name if viewer else "Horarium"

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """The identifier says nothing of whose it is."""
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"display_name": told["name"]}
