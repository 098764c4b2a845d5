"""A gap: hours that lack somebody, why nobody is there, and what would close them."""
