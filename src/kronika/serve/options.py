"""What a server is started with: where it listens, who may come in, how much it takes."""

from dataclasses import dataclass

from kronika.errors import UsageError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
KIB = 1024


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where the workbench listens and what it lets in.

    `person` is the name that stands under judgements, None to ask in the browser. `token` is
    what a browser must show once; without it only this machine is served. `hosts` are further
    names under which the server may be called (the `Host` header). `max_body_bytes` caps what a
    request may send, `searches_per_minute` how often one address may search.
    """

    host: str = "127.0.0.1"
    port: int = 8350
    person: str | None = None
    token: str | None = None
    hosts: tuple[str, ...] = ()
    max_body_bytes: int = 64 * KIB
    searches_per_minute: int = 120

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """The names by which this server may be called."""
        return LOOPBACK | {self.host.lower(), *(name.lower() for name in self.hosts)}

    @property
    def url(self) -> str:
        """The address to type into a browser on this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def checked(options: ServeOptions) -> ServeOptions:
    """The options, once they are known to open no door by mistake.

    Raises:
        UsageError: another address than this machine without a token, or a token that is too
            short to keep anybody out.

    Example:
        >>> checked(ServeOptions(host="127.0.0.1")).url
        'http://127.0.0.1:8350/'
    """
    if options.host not in LOOPBACK and not options.token:
        raise UsageError(
            f"--host {options.host} would let everybody who reaches this machine read and judge: "
            "add --token WORDS, or leave --host out to serve this machine alone"
        )
    if options.token is not None and len(options.token) < 12:
        raise UsageError(
            f"--token has {len(options.token)} characters: give at least 12, so that it cannot be "
            "guessed"
        )
    return options
