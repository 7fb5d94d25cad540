"""The history of the relations of any two states, every sentence with the record it rests on."""
