"""Now: who is here, who is next, the machine, and what needs him."""
