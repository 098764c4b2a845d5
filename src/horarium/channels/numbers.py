"""Numbers of telephones, as households write them and as networks take them."""

import re

from horarium.core.watch.message import NotSentError

# The longest there are, and short ones that a network keeps for itself: 911 is never called.
_SHORTEST, _LONGEST = 8, 15
# In these countries a number begins with its zero also from abroad.
_KEEPS_ZERO = {"39"}
_AMERICAN = "1"


def number(spelled: str, country: str) -> str:
    """``415 555 0111`` as ``+14155550111``, where ``country`` is ``1``.

    Raises NotSentError, lasting, for what is no number, or one too short to be somebody's.
    """
    told = spelled.replace("(0)", "")
    digits = re.sub(r"[\s().\-/]", "", told)
    if re.fullmatch(r"\+\d+", digits):
        full = digits[1:]
    elif not re.fullmatch(r"\d+", digits):
        raise NotSentError(_NO_NUMBER, lasting=True)
    else:
        full = _abroad(digits, country)
    american = full.startswith(_AMERICAN)
    if not _SHORTEST <= len(full) <= _LONGEST or (american and len(full) != 11):
        raise NotSentError(_NO_NUMBER, lasting=True)
    return f"+{full}"


_NO_NUMBER = (
    "The number is not one that can be called or texted; "
    "write it with its country, like +1 212 555 0143."
)


def _abroad(digits: str, country: str) -> str:
    if digits.startswith("00"):
        return digits[2:]
    if country == _AMERICAN and digits.startswith(_AMERICAN):
        return digits
    kept = digits if country in _KEEPS_ZERO else digits.removeprefix("0")
    return country + kept
