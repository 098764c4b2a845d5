"""What each kind of fact is, in words, for him when he asks why somebody is told or not told."""

from horarium.core.disclosure.kinds import KINDS, Task

# That there is a quiet sign leaves no trace on any page.
UNSAID = ("Watching.trusted",)

_WORDS = {
    "what the house is called": "Household.name",
    "the hours and the law of the house": "Household.clock Household.law",
    "what you are called": "Person.name",
    "your number": "Person.phone",
    "when weeks begin and hands change": "Planning.first_day Planning.days Planning.starts",
    "how plans are made": (
        "Planning.lengths Planning.grid Planning.reserve Planning.changes_of_hands"
    ),
    "how hours are handed over": "Planning.handover Planning.take_at_once",
    "who else is there": "Member.name",
    "which parts others have": "Member.parts",
    "numbers of others, when they can come and what they wish": (
        "Member.phone Member.phone_on_wall Member.availability Member.absences Member.wishes"
    ),
    "what others would rather not do, with whom, and when they leave": (
        "Member.never_with Member.unwilling Member.leaves_on"
    ),
    "what others are paid": "Member.pay",
    "what others can do, and who says so": (
        "Competence.skill Competence.assessor Competence.assessed_on "
        "Competence.expires_on Competence.condition"
    ),
    "what others agreed": (
        "Contract.most Contract.least Contract.longest_shift Contract.rest "
        "Contract.night_to_day Contract.days_in_a_row Contract.nights_in_a_row "
        "Contract.live_in"
    ),
    "who pays": (
        "Contract.funder Funder.name Funder.authorised Funder.period Funder.unit Funder.used"
    ),
    "what hours are for": "Need.name",
    "which hours need how many, and what they must know": "Need.hours Need.people Need.skills",
    "what the machine is called": "Machine.name",
    "when you sleep in the machine": "Machine.sleep_from Machine.sleep_length",
    "when you are to be back in the machine": (
        "Tolerance.since Tolerance.longest_stretch Tolerance.per_day "
        "Tolerance.before_sleep Tolerance.reserve"
    ),
    "how it was reckoned, and who set it": "Tolerance.recovery Tolerance.set_by",
    "which equipment there is, and when it is away": "Equipment.name Equipment.unavailable",
    "what you do, why, and how much it matters": (
        "Activity.name Activity.kind Activity.importance Activity.held Activity.at_most"
    ),
    "how often you do what": (
        "Activity.times Activity.per Activity.spacing Activity.first_day Activity.last_day"
    ),
    "when else it could be": (
        "Activity.hours Activity.other_hours Activity.equipment Activity.machine"
    ),
    "what you do as you show it, and how long it takes": (
        "Activity.shown_as Activity.length Activity.travel"
    ),
    "how many it needs, what they must know, and how near they are": (
        "Activity.people Activity.skills Activity.within_call"
    ),
    "who else could be called": (
        "Service.name Service.phone Service.hours Service.allowance Service.used Service.skills"
    ),
    "how the watch is set": "Watching.grace Watching.wake_before Watching.quiet Watching.drill",
    "who is called when nobody else answers": "Watching.floor Watching.floor_phone",
    "what to know about you, and what to leave alone": "Watching.essentials",
}


WORDS = {field: words for words, fields in _WORDS.items() for field in fields.split()}
"""Of each kind of fact but those that are never said."""


def words_of(task: Task) -> tuple[str, ...]:
    """What is told to those whose part requires it, each once; of NOBODY, what is kept."""
    fields = (each.field for each in KINDS.values() if each.task is task)
    return tuple(dict.fromkeys(WORDS[each] for each in fields if each not in UNSAID))
