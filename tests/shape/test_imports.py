"""The default install is light, and importing it lighter still."""

import subprocess
import sys

import kronika

HEAVY = ("numpy", "pandas", "polars", "sqlalchemy", "trafilatura", "onnxruntime", "lxml", "rich")
OPTIONAL = ("pypdfium2", "fastwarc", "feedparser", "httpx", "protego", "psycopg", "resiliparse")


def modules_after(code):
    script = f"import sys\n{code}\nprint('\\n'.join(sorted(sys.modules)))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_importing_kronika_loads_nothing_heavy():
    assert not modules_after("import kronika") & set(HEAVY)


def test_the_model_is_plain_python():
    assert not modules_after("import kronika.model.views, kronika.model.protocols") & set(HEAVY)


def test_reading_needs_none_of_the_extras():
    assert not modules_after("import kronika.pipeline, kronika.reading.rules") & set(OPTIONAL)


def test_public_names_are_complete():
    assert sorted(kronika.__all__) == ["Chronicles", "__version__", "read"]
    assert all(hasattr(kronika, name) for name in kronika.__all__)
