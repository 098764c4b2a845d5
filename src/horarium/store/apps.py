"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All rows are in one app; its tables begin with ``store_``."""

    name = "horarium.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
