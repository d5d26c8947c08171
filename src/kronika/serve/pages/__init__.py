"""The pages of the workbench, one module a page; each names its handlers in `HANDLERS`."""
