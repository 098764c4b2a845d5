"""The planner: builds a plan that keeps the rules. ``solve.py`` is the only user of OR-Tools."""
