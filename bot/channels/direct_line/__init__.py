"""The Direct Line channel: our own endpoint for Web Chat, so that the bot can be used without any cloud."""
