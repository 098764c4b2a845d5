"""He is in hospital or away: said, ended, and said to hold still."""
