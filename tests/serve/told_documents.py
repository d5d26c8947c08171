"""Runs a document: its `console` blocks as typed, its `python` blocks, with what they print.

A small shell, so that a page of twenty commands takes seconds: `kronika ...` runs in this
process, `NAME=$(kronika ...)` keeps what it prints, `> /dev/null` drops it, `kronika exchange
serve ... &` is a server.

    python tests/serve/told_documents.py docs/exchange-two-stores.md     # writes the outputs anew
"""

import contextlib
import io
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path

QUIETLY = " > /dev/null"
ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```(console|python)\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


class Run:
    """One run of a document in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.servers, self.ports = folder, [], {}
        self.names = {"__name__": "document"}

    def document(self, text: str) -> str:
        """The document with what its blocks print now."""
        return BLOCK.sub(lambda block: self._block(block[1], block[2]), text)

    def _block(self, kind: str, body: str) -> str:
        if kind == "console":
            commands = [line for line in body.splitlines() if line.startswith("$ ")]
            said = "".join(f"{line}\n{self._command(line[2:])}" for line in commands)
            return f"```console\n{said}```"
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(body, "document", "exec"), self.names)
        return f"```python\n{body}```\n\n```text\n{out.getvalue()}```"

    def _command(self, line: str) -> str:
        line = re.sub(r"\b835\d\b", lambda port: str(self._port(port[0])), line)
        assigned = re.fullmatch(r"export (\w+)=\$\((.*)\)", line)
        if assigned:
            printed, said = self._kronika(assigned[2])
            os.environ[assigned[1]] = printed.strip()
            return said
        if line.endswith(" &"):
            self._serve(line.removesuffix(" &"))
            return ""
        printed, said = self._kronika(line.removesuffix(QUIETLY))
        text = said if line.endswith(QUIETLY) else printed + said
        for usual, port in self.ports.items():
            text = text.replace(str(port), usual)
        return text

    def _kronika(self, line: str) -> tuple[str, str]:
        from kronika import cli

        name, *arguments = shlex.split(line)
        assert name == "kronika", line
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        before, sys.argv = sys.argv, ["kronika", *arguments]
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                cli.main()
        except SystemExit:
            pass
        finally:
            sys.argv = before
        out.flush()
        return out.buffer.getvalue().decode(), err.getvalue()

    def _port(self, usual: str) -> int:
        if usual not in self.ports:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.ports[usual] = free.getsockname()[1]
        return self.ports[usual]

    def _serve(self, line: str) -> None:
        arguments = shlex.split(line)[1:]
        command = [sys.executable, "-m", "kronika", *arguments, "--quiet"]
        self.servers.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        port, until = int(arguments[arguments.index("--port") + 1]), time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            time.sleep(0.05)
        raise RuntimeError(f"no server at port {port} within a minute")

    def end(self) -> None:
        """End the servers that the document started."""
        for one in self.servers:
            one.terminate()
        for one in self.servers:
            one.wait(20)


def told(text: str, folder: Path) -> str:
    """The document as it reads when it is run in a folder."""
    run, before = Run(folder), (Path.cwd(), dict(os.environ))
    (folder / "pages").symlink_to(ROOT / "examples" / "pages")
    os.chdir(folder)
    try:
        return run.document(text)
    finally:
        run.end()
        os.chdir(before[0])
        os.environ.clear()
        os.environ.update(before[1])


if __name__ == "__main__":
    import tempfile

    page = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as somewhere:
        page.write_text(told(page.read_text(encoding="utf-8"), Path(somewhere)), encoding="utf-8")
