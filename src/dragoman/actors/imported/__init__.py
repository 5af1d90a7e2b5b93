"""Larger registries beside the archive: read from FollowTheMoney or Wikidata files, asked after the built-in one."""
