"""How parties stand to each other, as articles say it without telling a deed."""
