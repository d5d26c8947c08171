"""The chronicle for programs: JSON over HTTP under `/api/v1`, described at `/docs`."""
