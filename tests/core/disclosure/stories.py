"""Any story at all, for properties; the names are few, so that facts meet."""

from datetime import date, timedelta

from hypothesis import strategies as st

from horarium.core.story import DEEPEST, Account, Consent, Fact, Figure, Story, Subject, They

FIRST = date(1988, 3, 1)
FIGURES = ("Mark", "Cheryl", "Brendan", "Amanda")
MEMBERS = ("Ana", "Cheryl", "Brendan")
PEOPLE = (*FIGURES, "Ana")

depths = st.integers(1, DEEPEST)
days = st.integers(0, 30).map(lambda count: FIRST + timedelta(days=count))
owners = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True).map(tuple)
_BODIES = (
    "{%s} writes.",
    "{%s} sings.",
    "{%s} met {%s}.",
    "{%s's} house is old, and so is {%s's}.",
    "It was {%s}.",
    "Everything comes, {%s} thought.",
)


@st.composite
def says(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(_BODIES))
    count = body.count("%s")
    return body % tuple(draw(st.sampled_from(FIGURES)) for _ in range(count))


@st.composite
def figures(draw: st.DrawFn) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            name,
            draw(st.sampled_from(["a friend", "an old friend", "his neighbour"])),
            draw(st.sampled_from(They)),
            draw(owners),
            draw(st.none() | depths),
            draw(st.sampled_from(Subject)),
        )
        for name in FIGURES
    )


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact, ...]:
    made: list[Fact] = []
    for number in range(draw(st.integers(0, 8))):
        earlier = [each.name for each in made]
        made.append(
            Fact(
                f"fact {number}",
                draw(st.sampled_from(FIGURES)),
                draw(says() | st.just("")),
                draw(st.sampled_from([Subject.LIFE, Subject.COURSE])),
                draw(depths),
                draw(owners),
                tuple(draw(st.sets(st.sampled_from(earlier)))) if earlier else (),
                (Account("somebody", "It was otherwise."),),
            )
        )
    return tuple(made)


@st.composite
def consents(draw: st.DrawFn) -> tuple[Consent, ...]:
    made = []
    for _ in range(draw(st.integers(0, 8))):
        since = draw(days)
        until = draw(st.none() | st.just(since + timedelta(days=draw(st.integers(1, 20)))))
        subjects = draw(st.sets(st.sampled_from([Subject.LIFE, Subject.COURSE]), min_size=1))
        of, to = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(MEMBERS))
        made.append(Consent(of, to, tuple(subjects), draw(depths), since, "a talk", until))
    return tuple(made)


stories = st.builds(Story, figures(), facts(), consents())
