"""What Kronika knows before it reads: event types, names and places, as data with sources."""
