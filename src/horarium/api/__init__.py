"""The slots: files and feeds that other programs read."""
