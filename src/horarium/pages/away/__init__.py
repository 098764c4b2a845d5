"""Absences and wishes: members ask, and the person answers."""
