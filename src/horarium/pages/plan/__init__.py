"""Planning: what is published, what is asked of the planner, and what its drafts would change."""
