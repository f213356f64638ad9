"""What each kind of content file holds, as models that check it and that the editors' schemas are made from."""
