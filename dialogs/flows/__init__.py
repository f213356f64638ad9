"""The dialog flows: each takes a turn's context and gives back a turn."""
