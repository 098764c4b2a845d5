"""What the rules newly say of a roster when its household is changed."""

from collections.abc import Iterable
from datetime import datetime

from horarium.core.findings import Finding


def newly(
    before: Iterable[Finding], after: Iterable[Finding], since: datetime
) -> tuple[Finding, ...]:
    """Of ``after``, what ``before`` does not say already, or says of less; in its order.

    What is over at ``since`` is left out, for nobody can mend it.
    """
    known: dict[tuple[object, ...], list[Finding]] = {}
    for each in before:
        known.setdefault(_about(each), []).append(each)
    return tuple(
        each
        for each in after
        if not (each.when and each.when.end_at <= since)
        if not any(_says(other, each) for other in known.get(_about(each), ()))
    )


def _about(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.members, finding.activity


def _says(known: Finding, finding: Finding) -> bool:
    """Whether ``known`` says of the same hours, or of more, at least as much."""
    if known.amount < finding.amount:
        return False
    if known.when is None or finding.when is None:
        return known.when == finding.when
    return known.when.contains(finding.when)
