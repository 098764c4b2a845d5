"""The addresses of his journal."""

from django.urls import URLPattern, path

from horarium.pages.journal.views import entry, journal, lock, open_, share, shut, take_out

urlpatterns: list[URLPattern] = [
    path("journal/", journal, name="journal"),
    path("journal/open/", open_, name="journal_open"),
    path("journal/shut/", shut, name="journal_shut"),
    path("journal/lock/", lock, name="journal_lock"),
    path("journal/<uuid:entry>/", entry, name="journal_entry"),
    path("journal/<uuid:entry>/out/", take_out, name="journal_entry_out"),
    path("journal/<uuid:entry>/share/", share, name="journal_entry_share"),
]
