"""Build every map under maps/, or those named: python build_graph.py [MAP...] [--out DIR] [--source FILE] [--strict].

The same as `counterpoint build`; see `python build_graph.py --help`.
"""

import sys


def main() -> int | str:
    """Run the main job and return its exit code, or what to install first, which ends the program with exit code 1."""
    try:
        from graph.cli import main as command_line

        return command_line(["build", *sys.argv[1:]])
    except ModuleNotFoundError as missing:
        if (missing.name or "graph").partition(".")[0] == "graph":
            raise  # a part of the checkout itself is missing: installing packages would not help
        how = f"{sys.executable} -m pip install -c constraints.txt -e ."
        return f"The Python package {missing.name!r} is not installed. Install first: {how}"


if __name__ == "__main__":
    raise SystemExit(main())
