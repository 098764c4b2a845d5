"""What a spreadsheet makes of a text."""

_RECKONED = ("=", "+", "-", "@", "\t", "\r")


def as_text(text: str) -> str:
    """A cell that stays text: one that a spreadsheet would reckon with gets a quote before it.

    The characters are OWASP's: https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if text.startswith(_RECKONED) else text
