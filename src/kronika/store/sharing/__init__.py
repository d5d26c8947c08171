"""What is shared with partners: collections and their objects, keys, rights, the audit log."""
