"""The ontology and the maps are found, and nothing else is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph import resources
from graph.errors import CounterpointError


@pytest.mark.parametrize("name", ["ontology", "maps"])
def test_a_checkout_uses_its_own_folders(checkout, name):
    assert resources.folder(name) == checkout / name


def test_a_text_is_read_by_its_name_from_the_top(checkout):
    vocabulary = (checkout / "ontology" / "counterpoint.ttl").read_text(encoding="utf-8")
    assert resources.text("ontology/counterpoint.ttl") == vocabulary


@pytest.mark.parametrize(
    "name",
    [
        "ontology/no-such-file.ttl",
        "ontology",
        "ontology/../pyproject.toml",
        "/ontology/counterpoint.ttl",
        "ontology//../../pyproject.toml",
        "pyproject.toml",
        "graph/errors.py",
        "",
    ],
)
def test_a_name_outside_the_folders_or_without_a_file_is_refused_by_name(name):
    with pytest.raises(resources.ResourceNotFound, match="is not a file under ontology/ or maps/") as caught:
        resources.text(name)
    assert repr(name) in str(caught.value)


def test_a_missing_resource_is_one_of_our_errors_and_a_missing_file():
    assert issubclass(resources.ResourceNotFound, CounterpointError)
    assert issubclass(resources.ResourceNotFound, FileNotFoundError)


def test_the_packages_own_folder_comes_before_the_checkouts(checkout, tmp_path):
    package = copy_of_the_package(checkout, tmp_path)
    (tmp_path / "pyproject.toml").touch()
    place(tmp_path / "maps")
    assert folder_seen_from(tmp_path) == tmp_path / "maps"
    place(package / "maps")
    assert folder_seen_from(tmp_path) == package / "maps"


def test_an_empty_folder_in_the_package_does_not_hide_the_checkouts(checkout, tmp_path):
    package = copy_of_the_package(checkout, tmp_path)
    (tmp_path / "pyproject.toml").touch()
    place(tmp_path / "maps")
    (package / "maps").mkdir()
    assert folder_seen_from(tmp_path) == tmp_path / "maps"


def test_a_folder_that_happens_to_lie_in_site_packages_is_not_taken_for_ours(checkout, tmp_path):
    copy_of_the_package(checkout, tmp_path)
    place(tmp_path / "maps")
    assert "install counterpoint again" in str(folder_seen_from(tmp_path))


def copy_of_the_package(checkout: Path, site: Path) -> Path:
    """Copy the two modules at work into a package of their own."""
    package = site / "graph"
    package.mkdir()
    (package / "__init__.py").touch()
    for module in ("errors.py", "resources.py"):
        shutil.copy(checkout / "graph" / module, package)
    return package


def place(folder: Path) -> None:
    folder.mkdir()
    (folder / "README.md").touch()


def folder_seen_from(site: Path) -> Path:
    """Return what `folder("maps")` answers, or its error, in an interpreter that imports from ``site``."""
    program = (
        "from graph.resources import folder, ResourceNotFound\n"
        "try:\n    print(folder('maps'))\nexcept ResourceNotFound as error:\n    print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=site, capture_output=True, text=True, check=True)
    return Path(run.stdout.strip())
