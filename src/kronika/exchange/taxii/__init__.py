"""A TAXII 2.1 client: pull from a partner's server, and push to it.

client.py      one request with all its caps, retries and refusals
servers.py     which collections a server has for us
pulling.py     a collection page by page, from where we stand
pushing.py     objects to a collection, and what became of them
"""
