"""Serve the app and say where; one clear line when the port is taken."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.setup import open_assistant
from corpus.settings import SettingsError
from ui.app_shell import warm_up
from ui.serving import serve

APP = Path(__file__).parent.parent / "app.py"
HOST = "localhost"


def port_is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m deploy.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    port = parser.parse_args(arguments).port
    if not port_is_free(port):
        sys.stderr.write(
            f"port {port} is taken: stop what runs there, or choose another with "
            f"`make run PORT={port + 1}`\n"
        )
        return 1
    try:
        warm_up(open_assistant)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    # Streamlit reads its settings from the working directory.
    os.chdir(APP.parent)
    sys.stdout.write(f"The app is on http://{HOST}:{port} (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    serve(APP, port=port)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
