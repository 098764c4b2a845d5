"""What every screen stands in: the frame, its style, whom a page is for, and his switch."""
