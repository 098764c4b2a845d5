"""The answers that an ask can have, as (value, words); the last of them says no."""

from horarium.tellings.asks import AskTold


def answers(told: AskTold) -> tuple[tuple[str, str], ...]:
    """By when they come; or whether he is in, and by when he will be."""
    if told.is_quiet:
        return (("yes", "I have it: I ring or come"),)
    if told.is_back:
        later = ((at.isoformat(), f"Back by {words}") for at, words in told.times[1:])
        return (("in", "He is in"), *later, ("no", "I don’t know"))
    times = ((at.isoformat(), f"I come: {words}") for at, words in told.times)
    return (*times, ("no", "I cannot"))
