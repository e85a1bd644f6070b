"""The page: look, follow, check, correct, on the user's own machine."""
