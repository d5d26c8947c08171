"""The chronicle as STIX 2.1 objects, in two profiles.

    kronika.exchange.stix.objects.objects(records, pages, profile) -> Iterator[dict]
    kronika.exchange.stix.objects.encoded(records, pages, profile)-> Iterator[bytes]

`portable` uses the standard's own types alone; `full` adds `event` and `joint-exercise`. A
collection or a file holds one profile: a relationship to a type that an importer does not know
breaks it.
"""
