"""Which keys answer an ask in a call."""

from collections import Counter

from horarium.core.watch.reply import keys_of


def test_each_code_has_two_keys_that_no_machine_presses() -> None:
    """Every code there is; none of the keys is much more frequent than another."""
    keys = [keys_of(f"{code}") for code in range(1000, 10000)]
    assert all(each.yes != each.no for each in keys)
    assert {each.yes for each in keys} == {each.no for each in keys} == set("23456789")
    pairs = Counter((each.yes, each.no) for each in keys)
    assert len(pairs) == 8 * 7
    assert max(pairs.values()) - min(pairs.values()) <= 1
