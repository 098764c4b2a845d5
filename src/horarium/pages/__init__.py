"""The face: one folder per screen or page, each with its context and its named states."""
