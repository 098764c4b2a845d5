"""The week: seven days of the house as a timetable, and a member's own shifts."""
