"""What if: the questions that he can ask of the planner, without anybody being told of it."""
