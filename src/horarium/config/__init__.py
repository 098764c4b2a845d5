"""The wiring: the `horarium` command, and the reference made from the code."""
