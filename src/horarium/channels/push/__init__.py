"""Web push: to a browser or an installed page, through its maker's service, sealed for it alone.

It needs ``horarium[notify]``. It is fast when all goes well, and no channel for a life alone:
a telephone that saves its battery shows it minutes later, and nothing tells whether it was shown.
"""

from horarium.channels.push.keys import new_key, public_key
from horarium.channels.push.send import is_whole, send
from horarium.channels.push.settings import Settings, settings

__all__ = ["Settings", "is_whole", "new_key", "public_key", "send", "settings"]
