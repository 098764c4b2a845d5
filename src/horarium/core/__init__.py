"""The rules: pure Python, no framework, no network, no disk, no clock."""
