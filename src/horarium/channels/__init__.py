"""The voice: one folder for each way to reach a member.

Each has a frozen dataclass of settings and plain functions. ``send(message, settings, now)``
returns the name the other side gave the message, or "". It raises NotSentError with a sentence
that names the way and the reason, never an address, a number or a text. Where there is a way back,
``receipts`` tells what became of messages and ``replies`` what was answered. Both are asked for,
so that no public address is needed, and both raise NotHeardError when nobody could be asked.

Nothing here waits for long: four seconds to connect, four for an answer, and an end to both.
"""
