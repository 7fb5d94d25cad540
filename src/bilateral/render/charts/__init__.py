"""Charts as Vega-Lite specifications (plain dictionaries), drawn as SVG that takes its colours from the page."""
