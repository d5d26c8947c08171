"""A TAXII 2.1 server over the collections of a store, as a plain ASGI application."""

from kronika.serve.taxii.app import Taxii
from kronika.serve.taxii.limits import ServerLimits

__all__ = ["ServerLimits", "Taxii"]
