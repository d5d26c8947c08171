"""The command as people type it, in a process of its own."""

import signal
import socket
import subprocess
import sys
import urllib.request

SERVE = [sys.executable, "-m", "kronika", "serve"]


def said(*more):
    done = subprocess.run([*SERVE, *more], capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_it_serves_until_it_is_ended_and_says_where(demo_db):
    command = [*SERVE, "--db", str(demo_db), "--port", "0", "--as", "Ada"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = server.stderr.readline()
        url = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(url, timeout=60) as answer:
            assert b"Peace Mission 2007" in answer.read()
    finally:
        server.send_signal(signal.SIGTERM)
        rest = server.communicate(timeout=60)[1]
    assert "Traceback" not in rest


def test_other_machines_are_only_let_in_with_a_token(demo_db):
    code, words = said("--db", str(demo_db), "--host", "0.0.0.0")
    assert code == 2
    assert "--token" in words


def test_a_port_that_is_taken_and_a_store_that_is_not_there_are_said_in_one_line(demo_db):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, words = said("--db", str(demo_db), "--port", port)
    assert code == 2
    assert "--port" in words
    code, words = said("--db", str(demo_db.parent / "nothing.db"), "--port", "0")
    assert code == 1
    assert len(words.strip().splitlines()) == 1
