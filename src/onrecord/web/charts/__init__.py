"""Charts and maps as SVG made by the server: they print, need no script, and can be saved."""
