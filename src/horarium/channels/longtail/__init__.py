"""The long tail: some hundred and fifty services, through Apprise, in a child process.

It needs ``horarium[notify]``. Nothing is known here of each service, so the child is let out to
few places, is given nothing of the house but one message, and is ended after ten seconds.
"""

from horarium.channels.longtail.allowed import is_allowed
from horarium.channels.longtail.send import send
from horarium.channels.longtail.settings import Settings, settings

__all__ = ["Settings", "is_allowed", "send", "settings"]
