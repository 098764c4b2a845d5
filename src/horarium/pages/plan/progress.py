"""How far the planner is, in words."""

from horarium.core.findings import Tier
from horarium.pages.plan.context import Progress
from horarium.pages.terminal.tiers import far_words, tier_words
from horarium.tellings.planning import Asked, TierTold

# What the planner does in each tier, and what is said where nothing is left to wish for.
_DOING = {
    Tier.LIFE: "Covering every hour",
    Tier.ACTIVITIES: "Finding time for what you want to do",
    Tier.LAWFUL: "Keeping to the law and the funds",
    Tier.RESERVE: "Seeing that somebody stands behind every shift",
    Tier.CHANGES: "Changing as little as can be",
    Tier.WISHES: "Keeping as many wishes as can be",
}
_DONE = {
    Tier.LIFE: "Everybody\u2019s hours are covered",
    Tier.ACTIVITIES: "Everything you want to do has its time",
    Tier.LAWFUL: "Nothing to warn of in law and funds",
    Tier.RESERVE: "Somebody stands behind every shift",
    Tier.CHANGES: "Changes are few and late",
    Tier.WISHES: "Every wish is kept",
}
_LEFT = {
    Tier.LIFE: "Still missing",
    Tier.ACTIVITIES: "Without a place",
    Tier.LAWFUL: "To warn of",
    Tier.RESERVE: "Missing in reserve",
    Tier.CHANGES: "Changes",
    Tier.WISHES: "Left of wishes, fairness and continuity",
}


def progress_of(asked: Asked) -> Progress:
    """What is shown while a request is open."""
    address = address_of(asked)
    return Progress(
        address=address,
        stream=f"{address}progress/",
        question=asked.question,
        sentence=sentence_of(asked),
        steps=steps_of(asked),
    )


def address_of(asked: Asked) -> str:
    return f"/plan/{asked.id}/"


def sentence_of(asked: Asked) -> str:
    """One sentence, which changes as seldom as a screen reader should speak."""
    if asked.state == "waiting":
        return "The planner will begin in a moment."
    working = [each for each in asked.tiers if not each.is_settled]
    if working:
        return f"{_DOING[working[-1].tier]}."
    return "The planner has begun." if not asked.tiers else "The plan is being checked."


def steps_of(asked: Asked) -> tuple[str, ...]:
    """A line for each tier that was begun, the settled ones first."""
    ordered = sorted(asked.tiers, key=lambda each: not each.is_settled)
    return tuple(map(_step, ordered))


def _step(told: TierTold) -> str:
    far = far_words(told.best, told.bound)
    if not told.is_settled:
        return f"{_DOING[told.tier]}: {far} so far." if told.best else f"{_DOING[told.tier]}."
    if not told.found:
        return f"{_DONE[told.tier]}: {far}."
    return f"{_LEFT[told.tier]}: {tier_words(told.tier, told.found)} ({far})."
