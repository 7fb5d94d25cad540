"""The data behind an overview, and the panel of dyads by years, in the forms that other programs read."""
