"""The dossier: an overview arranged as a page. `page.arrange` gives all that the templates show."""
