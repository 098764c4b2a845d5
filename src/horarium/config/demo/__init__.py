"""The demo: a made-up house to walk through, and every state of every page by itself."""
