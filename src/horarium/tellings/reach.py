"""How whoever a closing asks is reached, to the person alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from horarium.core.household_file.edit import Entry
from horarium.core.people import Part
from horarium.store.models import MemberRow, ServiceRow
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Reach:
    """A member or a service: where they stand in the household, and their number, if known."""

    entry: Entry
    phone: str
    attends: bool = False


def reach_of(viewer: Viewer) -> Mapping[str, Reach]:
    """Everybody who can be asked for hours, by name. Two queries."""
    services = ServiceRow.objects.filter(household=viewer.household)
    members = MemberRow.objects.filter(household=viewer.household, gone_at=None)
    return {
        **{each.name: Reach(Entry("service", str(each.pk)), each.phone) for each in services},
        **{
            each.name: Reach(
                Entry("member", str(each.public_id)), each.phone, Part.ATTENDANT in each.parts
            )
            for each in members
        },
    }
