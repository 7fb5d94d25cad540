"""`python -m bilateral`, and the command `bilateral`."""

from __future__ import annotations

import sys


def run() -> None:
    """The command line; Ctrl-C ends it with 130 also while its modules are still being read."""
    try:
        from bilateral.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main()


if __name__ == "__main__":
    run()
