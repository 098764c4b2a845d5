"""A course: a few sessions with a professional, with a goal, a count and an end.

It is what was done with it, in order: ``Move`` after ``Move``, each by one of the three whom it
concerns. Everything else is reckoned from that: where it stands, how many sessions have been held,
what comes next. ``moves`` says what can be done, ``state`` what follows from it, ``gates`` what
must be true before, ``kinds`` what differs between one kind of course and another.

The rules are those of surrogate partner therapy as its associations write them down: no session
without a therapist who stays engaged, a talk between the two professionals after each, an ending
on purpose (IPSA, Code of Ethics, surrogatetherapy.org/code-of-ethics; Surrogate Partner
Collective, codes of conduct). Other kinds leave gates out, and add none.
"""
