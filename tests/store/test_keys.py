"""Keys are apart from the data; what they sealed opens with them, and with nothing else."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from horarium.store import keys
from horarium.store.keys import NoKeyError
from horarium.store.models import HouseholdRow

WORDS = "the hawk and the heron by the water"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.KEYS = tmp_path / "keys"
    return tmp_path / "keys"


@pytest.fixture
def house() -> HouseholdRow:
    return HouseholdRow(name="a house")


def test_a_plain_key_is_there_again(folder: Path, house: HouseholdRow) -> None:
    name = keys.new_name(house, "story")
    made = keys.new_key(name)
    assert keys.key_named(name) == made
    assert len(made) == 32
    assert oct(folder.stat().st_mode)[-3:] == "700"
    assert oct((folder / keys.FILE).stat().st_mode)[-3:] == "600"
    assert house.name not in (folder / keys.FILE).read_text()


@given(st.text(), st.binary(min_size=32, max_size=32), st.integers(0, 400), st.integers(1, 255))
@example("", bytes(32), 0, 1)
@limits(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sealed_is_opened_by_its_key_alone(text: str, key: bytes, at: int, by: int) -> None:
    sealed = keys.seal(key, text, "this")
    assert keys.unseal(key, sealed, "this") == text
    other = bytes(each ^ 1 for each in key)
    changed = bytearray(sealed)
    changed[at % len(sealed)] ^= by
    for wrong in ((other, sealed, "this"), (key, sealed, "that"), (key, bytes(changed), "this")):
        with pytest.raises(NoKeyError):
            keys.unseal(*wrong)


def test_two_of_the_same_are_not_alike() -> None:
    assert keys.seal(bytes(32), "the same", "this") != keys.seal(bytes(32), "the same", "this")


def test_a_locked_key_opens_with_its_words_however_spoken(
    folder: Path, house: HouseholdRow
) -> None:
    name = keys.new_name(house, "journal")
    key = keys.new_locked_key(name, WORDS)
    for spoken in (f"  {WORDS.upper().replace(' ', '  ')} ", WORDS.replace(" ", ""), WORDS.title()):
        assert keys.unlocked(name, spoken) == key
    assert key.hex() not in (folder / keys.FILE).read_text()
    with pytest.raises(ValueError, match="not the words that open it"):
        keys.unlocked(name, f"{WORDS}s")
    with pytest.raises(NoKeyError, match="put that folder back"):
        keys.key_named(name)
    keys.relock(name, key, "other words that open it")
    assert keys.unlocked(name, "other words that open it") == key
    with pytest.raises(ValueError, match="not the words"):
        keys.unlocked(name, WORDS)


def test_a_few_letters_lock_nothing(house: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="at least 12 letters"):
        keys.new_locked_key(keys.new_name(house, "journal"), " too   few  ")
    assert keys.names_of(house, "journal") == ()


def test_what_was_dropped_is_nowhere(folder: Path, house: HouseholdRow) -> None:
    other = HouseholdRow(name="another")
    kept = [keys.new_name(house, "story"), keys.new_name(other, "journal")]
    name = keys.new_name(house, "journal")
    secrets = [keys.new_key(each).hex() for each in kept]
    secret = keys.new_key(name).hex()
    opened = (folder / keys.FILE).open()
    keys.forget_keys(house, ["journal"])
    with pytest.raises(NoKeyError):
        keys.key_named(name)
    assert [keys.key_named(each).hex() for each in kept] == secrets
    assert secret not in "".join(each.read_text() for each in folder.iterdir())
    with opened:
        # The file that was: whoever still has it open reads nothing in it.
        assert not opened.read().strip("\0")


def test_open_on_a_device_until_it_is_shut() -> None:
    keys.hold_open(1, "a", b"1")
    keys.hold_open(2, "a", b"1")
    keys.hold_open(1, "b", b"2")
    keys.shut(1)
    assert [keys.held_open(1, "a"), keys.held_open(1, "b")] == [None, None]
    assert keys.held_open(2, "a") == b"1"
    keys.drop_keys(["a"])
    assert keys.held_open(2, "a") is None


def test_many_at_once_lose_none(house: HouseholdRow) -> None:
    names = [keys.new_name(house, "words") for _ in range(40)]
    with ThreadPoolExecutor(8) as pool:
        made = dict(zip(names, pool.map(keys.new_key, names), strict=True))
    assert {each: keys.key_named(each) for each in names} == made


def test_after_a_power_cut_the_watch_needs_nobody_and_the_journal_a_human(
    folder: Path, house: HouseholdRow
) -> None:
    """Another process has the plain key at once, and the locked one not without its words."""
    story, journal = keys.new_name(house, "story"), keys.new_name(house, "journal")
    key = keys.new_key(story)
    keys.hold_open(1, journal, keys.new_locked_key(journal, WORDS))
    asked = (
        "import django; django.setup()\n"
        "from horarium.store import keys\n"
        f"print(keys.key_named({story!r}).hex(), keys.held_open(1, {journal!r}))"
    )
    environment = {
        **os.environ,
        "HORARIUM_KEYS": str(folder),
        "DJANGO_SETTINGS_MODULE": "horarium.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == [key.hex(), "None"]


def test_a_file_of_keys_says_nothing_of_the_house(folder: Path, house: HouseholdRow) -> None:
    keys.new_key(keys.new_name(house, "story"))
    [name] = json.loads((folder / keys.FILE).read_text())
    assert name.split("/")[:2] == [str(house.public_id), "story"]
    assert django_settings.DATA not in Path(django_settings.KEYS).parents
