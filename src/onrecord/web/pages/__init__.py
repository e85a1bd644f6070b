"""The pages, one kind a file: each a few endpoints, and the typed value its template shows."""
