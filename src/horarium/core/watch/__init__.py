"""The watch: who is asked next until a human being has answered and arrived."""
