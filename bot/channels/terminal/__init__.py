"""The terminal: choices as numbers, citations below the answer, no colours when the output is not a terminal."""
