"""Reports become a record: which tellings are one event, who witnesses what, who disagrees."""
