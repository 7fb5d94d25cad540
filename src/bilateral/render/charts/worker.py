"""Run as a program of its own: specifications of Vega-Lite in, one JSON a line, drawings in SVG out, in their order."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Draws until its input ends."""
    import vl_convert

    for line in sys.stdin:
        asked = json.loads(line)
        try:
            said = {"svg": vl_convert.vegalite_to_svg(asked["spec"], format_locale=asked["locale"])}
        except ValueError as error:
            said = {"error": str(error)}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
