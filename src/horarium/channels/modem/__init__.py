"""Texts through a modem in the house: Gammu's SMS daemon, and the folders it works in.

It needs no provider and no internet, only a SIM card. The folders are ``outbox``, ``sent``,
``error`` and ``inbox``; the names of files in them hold numbers, which is Gammu's way.
"""

from horarium.channels.modem.hear import receipts, replies
from horarium.channels.modem.send import send
from horarium.channels.modem.settings import Settings, settings

__all__ = ["Settings", "receipts", "replies", "send", "settings"]
