"""What is told, and to whom: his story as each is let know it."""
