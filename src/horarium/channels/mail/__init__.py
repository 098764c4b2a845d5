"""E-mail, by the server that also sends sign-in codes. It goes out; nothing comes back."""

from horarium.channels.mail.send import Settings, send

__all__ = ["Settings", "send"]
