"""Translate, and nothing else: what each channel sends becomes a delivery, and replies become what it shows."""
