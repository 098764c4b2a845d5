"""What the person reads in the terminal: it is his, so it names everything."""
