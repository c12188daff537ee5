"""Serve an app of the tests as the real one is served: `serve_fake.py SCRIPT PORT`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ui.serving import serve

# A PDF is read in a process of its own, which begins by importing this file.
if __name__ == "__main__":
    serve(Path(__file__).parent / sys.argv[1], port=int(sys.argv[2]))
