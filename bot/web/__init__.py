"""The aiohttp application: routes, health, and errors that never show their insides."""
