"""The circle: who is in it, as what, and who may sign in."""
