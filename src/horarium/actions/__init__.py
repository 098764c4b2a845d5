"""The verbs: one file for each thing that is done, each a function with ``now`` and ``by``."""
