"""Opens the files that are named on the command line."""

from datetime import UTC, datetime
from pathlib import Path

from horarium.config.command.refusal import RefusalError, refusal
from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_household_bytes, read_story_bytes
from horarium.core.household_file.mistake import plain
from horarium.core.household_file.syntax import LARGEST
from horarium.core.plan_file import PlanFile, PlanFileError, plan_from_text
from horarium.core.story import Story
from horarium.core.when import Days

LARGEST_PLAN = 50_000_000


def household_of(path: Path) -> tuple[Household, str]:
    """The household in a file, and the file's text."""
    content = _read(path, LARGEST)
    try:
        return read_household_bytes(content, str(path)), content.decode("utf-8-sig")
    except HouseholdFileError as wrong:
        raise RefusalError(str(wrong)) from None


def story_of(path: Path) -> tuple[Household, Story]:
    """The household in a file, and its story."""
    try:
        return read_story_bytes(_read(path, LARGEST), str(path))
    except HouseholdFileError as wrong:
        raise RefusalError(str(wrong)) from None


def plan_of(path: Path, household: Household) -> tuple[PlanFile, str]:
    """The plan in a file, which must be this household's, and the file's text."""
    try:
        text = _read(path, LARGEST_PLAN).decode()
        file = plan_from_text(text)
    except UnicodeDecodeError:
        raise RefusalError(f"{_name(path)} is not UTF-8 and no plan file.") from None
    except PlanFileError as wrong:
        raise RefusalError(f"{_name(path)}: {wrong}") from None
    if (file.household, file.zone) != (household.name, household.clock.zone):
        raise RefusalError(
            f'{_name(path)} is a plan of "{plain(file.household)}" in {file.zone}, '
            f'not of "{household.name}" in {household.clock.zone}.'
        )
    return file, text


def days_of(household: Household, plan: PlanFile, now: str) -> Days:
    """The plan's days; ``now`` as somebody said it, or else as the computer's clock has it.

    Where that is not within the plan, now is its beginning.
    """
    clock, first_day, count = household.clock, plan.plan.first_day, plan.plan.days
    begin_at = clock.day(first_day).start_at
    days = Days(clock, first_day, count, begin_at)
    if now:
        try:
            now_at = days.moment(now)
        except ValueError as wrong:
            raise RefusalError(f"--now: {wrong}.") from None
    else:
        now_at = datetime.now(UTC)
    return Days(clock, first_day, count, now_at if days.horizon.holds(now_at) else begin_at)


def _read(path: Path, most: int) -> bytes:
    """Not more than just over ``most`` bytes, for what is larger is refused anyway."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as wrong:
        raise refusal(path, wrong) from None


def _name(path: Path) -> str:
    return plain(str(path), 200)
