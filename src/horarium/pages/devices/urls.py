"""The addresses of one's own keys."""

from django.urls import URLPattern, path

from horarium.pages.devices.views import (
    devices,
    email,
    end,
    end_all,
    name,
    new_passkey,
    quiet,
    remove,
    ring,
    worker,
)

urlpatterns: list[URLPattern] = [
    path("devices/", devices, name="devices"),
    path("devices/out/", end_all, name="devices_out"),
    path("devices/ring/", ring),
    path("devices/ringing.js", worker),
    path("devices/<uuid:device>/quiet/", quiet),
    path("devices/<uuid:device>/", name, name="device_name"),
    path("devices/<uuid:device>/out/", end, name="device_out"),
    path("devices/passkey/", new_passkey, name="passkey_new"),
    path("devices/passkey/<int:passkey>/remove/", remove, name="passkey_remove"),
    path("devices/email/", email, name="devices_email"),
]
