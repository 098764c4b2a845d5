"""A shift: to the person with its why, to its member with what they need."""
