"""Reads the content folders: all problems at once, or one library. Each module is imported where it is needed."""
