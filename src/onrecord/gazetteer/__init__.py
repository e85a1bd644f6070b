"""Places offline: names to coordinates, from GeoNames."""
