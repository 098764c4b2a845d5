"""What a draft becomes on its page, and publishing it on the page before that."""

from collections.abc import Iterable, Iterator

from horarium.core.disclosure.guesses import Guess
from horarium.core.happened import Agrees, Away, Happening, Leaves, Lowered, TakesUp
from horarium.core.hours import HouseClock, length_words
from horarium.core.rules.explain_words import in_a_sentence
from horarium.pages.plan.context import Answer, PublishContext, Told
from horarium.pages.plan.difference import difference
from horarium.pages.plan.progress import address_of
from horarium.pages.plan.worth import found_by, gaps_of, hours_of, tiers_of
from horarium.tellings.agreed import agreed_words
from horarium.tellings.changes import change_words, notice_words
from horarium.tellings.draft import Draft, Publishing, ToldMember
from horarium.tellings.stretches import stretch_words


def answer_of(draft: Draft) -> Answer:
    """All that is shown of a draft."""
    differs, gaps = difference(draft.before, draft.after), gaps_of(draft)
    return Answer(
        short=differs.short if draft.before else _new(draft),
        is_new=draft.before is None,
        people=differs.people,
        doings=differs.doings,
        days=differs.days,
        new_gaps=gaps.new,
        closed_gaps=gaps.closed,
        open_gaps=gaps.still,
        tiers=tuple(tiers_of(draft)),
        found=tuple(found_by(draft.findings)),
        hours=tuple(hours_of(draft.before, draft.after)),
        beyond=_beyond(draft),
    )


def _new(draft: Draft) -> str:
    plan = draft.after.plan
    people = len({each.member for each in plan.shifts})
    return f"{len(plan.shifts)} shifts for {people} attendants on {plan.days} days."


def _beyond(draft: Draft) -> str:
    if not draft.beyond:
        return ""
    days = in_a_sentence(draft.after.clock.on(each) for each in draft.beyond)
    return (
        f"The days from {days} on have a plan of their own, which does not know of this yet. "
        "Once this is published, plan them anew."
    )


def publish_page(told: Publishing) -> PublishContext:
    """Who is told what."""
    clock = told.household.clock
    changed = [each for each in told.members if each.changes]
    return PublishContext(
        title="Publish this plan",
        address=address_of(told.asked),
        question=told.asked.question,
        told=tuple(_told(clock, each) for each in changed),
        untouched=_untouched([each.name for each in told.members if not each.changes]),
        becomes=tuple(_becomes(clock, told.happened)),
        guessed=tuple(_guessed(clock, each) for each in told.guesses),
        stale=told.stale,
    )


def _told(clock: HouseClock, member: ToldMember) -> Told:
    if member.has_account:
        how = f"{member.name} sees this when they open the house next:"
        return Told(member.name, (notice_words(clock, member.changes),), how)
    lines = tuple(change_words(clock, each) for each in member.changes)
    return Told(member.name, lines, f"{member.name} cannot sign in yet. Tell them yourself:")


def _untouched(names: Iterable[str]) -> str:
    names = list(names)
    if not names:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"Nothing changes for {in_a_sentence(names)}, who {verb} told nothing."


def _guessed(clock: HouseClock, guess: Guess) -> str:
    what = f"“{guess.activity.name}”, shown as {guess.activity.shown_as}"
    days = in_a_sentence(clock.on(each) for each in guess.days)
    if guess.goes:
        return f"{guess.member} goes with you to the same place on {days}: {what}."
    return (
        f"{guess.member} is on duty and sees that you are out at the same hour on {days}: {what}."
    )


def _becomes(clock: HouseClock, happened: Iterable[Happening]) -> Iterator[str]:
    """What was only assumed, and then is so."""
    for each in happened:
        match each:
            case Away(name, when):
                yield f"{name} is away {stretch_words(when, clock)}."
            case Leaves(name, on):
                yield f"{name} leaves on {clock.on(on)} and is given no shift from then on."
            case Lowered(longest, since):
                length = length_words(longest)
                yield f"From {clock.on(since)} you are out of the machine for at most {length}."
            case TakesUp(activity):
                yield f"{activity.title} is among your activities, shown as {activity.shown_as}."
            case Agrees(name):
                yield f"From now on {name} agrees to {agreed_words(each)}."
