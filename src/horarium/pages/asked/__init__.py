"""Whoever was asked answers: signed in, or by the link that they were sent."""
