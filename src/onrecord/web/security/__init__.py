"""Who may read, who may change, and from where: each check one small file."""
