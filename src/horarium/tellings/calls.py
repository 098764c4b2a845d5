"""Which keys answer, as it is said in a call."""

from horarium.core.watch.reply import keys_of
from horarium.store.models import AskRow, DrillRow


def ask_keys(ask: int) -> str:
    """For an ask; "" where there is no such ask."""
    codes = AskRow.objects.filter(pk=ask).values_list("code", flat=True)
    return "".join(map(keys_of_ask, codes))


def drill_keys(drill: int) -> str:
    """For a drill; "" where there is no such drill."""
    codes = DrillRow.objects.filter(pk=drill).values_list("code", flat=True)
    return "".join(map(key_of_drill, codes))


def keys_of_ask(code: str) -> str:
    keys = keys_of(code)
    return f"Press {keys.yes} for yes, or {keys.no} for no."


def key_of_drill(code: str) -> str:
    return f"Press {keys_of(code).yes}."
