"""What onrecord reaches, measured against floors: `python -m benchmarks`, or `make bench`."""
