"""Actors: who is named, of which country and sector, in which role on that date."""
