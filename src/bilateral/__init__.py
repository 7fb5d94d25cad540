"""The history of the relations of any two states, every sentence with the record it rests on."""

__version__ = "0.1.0"
