"""The curtain and scribe mode: what a device at his bed shows, and how he opens it again."""
