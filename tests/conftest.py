"""What every test may ask for: Hypothesis profiles, the source and the corpora beside the checkout, outside programs.

A missing program skips the tests that need it, with the reason. Where ``COUNTERPOINT_REQUIRE=1``, as in CI, it fails
them, so that nothing goes untested unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import networkx as nx
import pytest
from hypothesis import settings

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"

pytest_plugins = ["tests.page_fixtures"]

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def missing(what: str) -> NoReturn:
    """Skip the test, or fail it where everything is required."""
    if os.environ.get("COUNTERPOINT_REQUIRE") == "1":
        pytest.fail(f"{what}, and COUNTERPOINT_REQUIRE=1 asks for it", pytrace=False)
    pytest.skip(what)


def program(*names: str, package: str) -> str:
    """Return the path of the first of these programs that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or missing(f"{names[0]} is not installed (Debian: apt-get install {package})")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the top folder of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def paper_network() -> nx.MultiDiGraph[str]:
    """Return the map of the paper as a frozen network."""
    from graph.network import to_networkx
    from graph.reader import read
    from graph.reasoning import to_rdf

    return nx.freeze(to_networkx(to_rdf(read(CHECKOUT / "maps" / "globalization-2002"))))


@pytest.fixture(scope="session")
def paper_source() -> Path:
    """Return the text of the paper, which is not part of the repository."""
    path = SHARED / "source" / "globalization-2002.txt"
    if not path.is_file():
        pytest.skip("the paper's text is not beside the checkout (../shared/source/)")
    return path


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of public corpora, which are not part of the repository."""
    path = SHARED / "corpora"
    if not path.is_dir():
        pytest.skip("the corpora are not beside the checkout (../shared/corpora/)")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium, or of Chrome."""
    return program("chromium", "chromium-browser", "google-chrome", package="chromium fonts-noto-cjk")


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of Node.js."""
    return program("node", "nodejs", package="nodejs")


@pytest.fixture(scope="session")
def rapper() -> str:
    """Return the path of Raptor's RDF parser."""
    return program("rapper", package="raptor2-utils")


@pytest.fixture(scope="session")
def dot() -> str:
    """Return the path of Graphviz' dot."""
    return program("dot", package="graphviz")


@pytest.fixture(scope="session")
def java() -> str:
    """Return the path of a Java runtime; never required."""
    return shutil.which("java") or pytest.skip("java is not installed")


@pytest.fixture(scope="session")
def unprivileged() -> list[str]:
    """Return what to put before a command so that file permissions bind it, even where root runs the tests.

    Root keeps its name and its folders but loses every capability, so ``chmod 0`` means what it says:
    ``subprocess.run([*unprivileged, sys.executable, "-m", "graph", …])``.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    prefix = [program("setpriv", package="util-linux"), "--bounding-set=-all", "--inh-caps=-all", "--"]
    if subprocess.run([*prefix, sys.executable, "-c", ""], capture_output=True, check=False).returncode:
        missing("root cannot give up its capabilities here")
    return prefix
