"""Everything in the database as a text that can be carried away, and put into an empty one."""

from horarium.store.backup import BackupError, backup_text, restore_text

__all__ = ["BackupError", "back_up", "restore"]


def back_up() -> str:
    """All of it, at one moment; whoever holds the text holds all that the database knows."""
    return backup_text()


def restore(*, text: str) -> int:
    """How many rows were restored. Raises BackupError with a sentence, and then nothing was."""
    return restore_text(text)
