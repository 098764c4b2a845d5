"""The telephone, by text or by voice, through a provider whose API is that of Twilio."""

from horarium.channels.phone.hear import receipts, replies
from horarium.channels.phone.pressed import pressed
from horarium.channels.phone.say import call, send, spoken
from horarium.channels.phone.settings import Settings, settings

__all__ = ["Settings", "call", "pressed", "receipts", "replies", "send", "settings", "spoken"]
