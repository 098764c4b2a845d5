"""The sheet for the wall: who is called when nobody comes."""
