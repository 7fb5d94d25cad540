"""From a store to arrays of dyads by years, for the whole world or for one dyad, through the same code."""
