"""Where someone is signed in, and what they sign in with."""
