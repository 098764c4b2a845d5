"""What he entrusts, and what he decides for the worst days."""
