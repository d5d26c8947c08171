"""Media types: what the partner takes, and what it sends (TAXII 2.1 section 3.1)."""

from kronika.serve.taxii.messages import RefusedError

_TYPE = "application/taxii+json"


def check_accept(header: str | None) -> None:
    """Refuse with 406 what we cannot answer with.

    A range with another version of TAXII is not ours; one without version is.

    Example:
        >>> check_accept("application/json;q=0.5, application/taxii+json; version=2.1;q=0.9")
    """
    if header is None or not header.strip():
        return
    if not any(_takes(one) for one in header.split(",")):
        raise RefusedError(406, f"this server answers with {_TYPE};version=2.1 alone")


def check_content_type(header: str | None) -> None:
    """Refuse with 415 what is not TAXII 2.1."""
    name, parameters = _parts(header or "")
    if name != _TYPE or parameters.get("version", "2.1") != "2.1":
        raise RefusedError(415, f"send {_TYPE};version=2.1")


def _takes(words: str) -> bool:
    name, parameters = _parts(words)
    if _is_zero(parameters.get("q", "1")):
        return False
    if name in {"*/*", "application/*"}:
        return True
    return name == _TYPE and parameters.get("version", "2.1") == "2.1"


def _is_zero(quality: str) -> bool:
    try:
        return float(quality) <= 0
    except ValueError:
        return False


def _parts(words: str) -> tuple[str, dict[str, str]]:
    name, *rest = words.split(";")
    pairs = (one.partition("=") for one in rest)
    parameters = {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}
    return name.strip().lower(), parameters
