"""The chronicle as MISP events in MISP's own JSON.

One MISP event for each event of the chronicle, made of objects from the templates that MISP ships
(`misp-objects`), claims and denials as analyst data, and a distribution that its TLP label allows.
"""
