"""The door's addresses. Of allauth's pages only those that are used are there, by its names."""

from django.urls import URLPattern, path

from horarium.pages.door.mailed import AskForCode, ConfirmCode, PasskeySignIn
from horarium.pages.door.views import door, key, out, welcome
from horarium.pages.shell.asked import for_everyone

urlpatterns: list[URLPattern] = [
    path("door/", door, name="account_login"),
    path("door/key/<str:code>/", key, name="door_key"),
    path("door/welcome/", welcome, name="door_welcome"),
    path("door/out/", out, name="account_logout"),
    path("door/mail/", for_everyone(AskForCode.as_view()), name="account_request_login_code"),
    path(
        "door/mail/code/",
        for_everyone(ConfirmCode.as_view()),
        name="account_confirm_login_code",
    ),
    path("door/passkey/", for_everyone(PasskeySignIn.as_view()), name="mfa_login_webauthn"),
]
