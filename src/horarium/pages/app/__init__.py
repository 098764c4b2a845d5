"""An app of a member's, through which they are reached."""
