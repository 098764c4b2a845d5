"""The door: signing in and out, joining, and what is said when someone may not come in."""
