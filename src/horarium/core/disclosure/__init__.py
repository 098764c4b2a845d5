"""Which audience is told what, and why."""
