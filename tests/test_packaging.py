"""What is installed is what the checkout holds: wheel, source archive, editable install, and the table of licences."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

FOLDERS = ("ontology", "maps")


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory) -> Path:
    """Build a wheel straight from the checkout."""
    return wheel_of(checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel_of_sdist(checkout, tmp_path_factory) -> Path:
    """Build a source archive from the checkout, and a wheel from that."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=checkout)
    (archive,) = folder.glob("counterpoint-*.tar.gz")
    return wheel_of(archive, folder)


@pytest.mark.slow
def test_a_wheel_carries_every_file_of_the_ontology_and_the_maps(checkout, wheel):
    assert {name for name in names(wheel) if name.startswith(("graph/ontology/", "graph/maps/"))} == {
        f"graph/{file.relative_to(checkout).as_posix()}"
        for folder in FOLDERS
        for file in files_under(checkout / folder)
    }


@pytest.mark.slow
def test_a_wheel_carries_the_package_with_its_templates_and_types_and_nothing_beside_it(checkout, wheel):
    assert {
        f"graph/{file.relative_to(checkout / 'graph').as_posix()}" for file in files_under(checkout / "graph")
    } <= names(wheel)
    assert {name.partition("/")[0] for name in names(wheel)} == {"graph", "counterpoint-0.1.0.dist-info"}


@pytest.mark.slow
def test_a_wheel_built_from_the_source_archive_is_the_same(wheel, wheel_of_sdist):
    assert names(wheel_of_sdist) == names(wheel)


@pytest.mark.slow
@pytest.mark.parametrize("built", ["wheel", "wheel_of_sdist"])
def test_an_installed_wheel_finds_its_own_folders_away_from_any_checkout(request, tmp_path, built):
    site = tmp_path / "site"
    run(*pip("install"), "--target", site, request.getfixturevalue(built))
    program = "from graph.resources import folder; print(folder('ontology'), folder('maps'), sep='\\n')"
    found = run(sys.executable, "-c", program, cwd=site).splitlines()
    assert found == [str(site / "graph" / "ontology"), str(site / "graph" / "maps")]


@pytest.mark.slow
def test_an_editable_install_leaves_no_copy_of_the_folders_to_grow_stale(checkout, tmp_path):
    editable = "from hatchling.build import build_editable; import sys; print(build_editable(sys.argv[1]))"
    run(sys.executable, "-c", editable, tmp_path, cwd=checkout)
    (built,) = tmp_path.glob("*.whl")
    assert not {name for name in names(built) if name.startswith(("graph/", "ontology/", "maps/"))}


def test_every_dependency_stands_in_the_table_of_licences_and_in_the_constraints(checkout):
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [each for extra in project["optional-dependencies"].values() for each in extra]
    wanted = {plain(each) for each in (*project["dependencies"], *optional)} - {"counterpoint"}
    table = (checkout / "docs" / "dependencies.md").read_text(encoding="utf-8")
    constraints = (checkout / "constraints.txt").read_text(encoding="utf-8")
    assert wanted == {name.lower() for name in re.findall(r"^\| `([\w-]+)`", table, flags=re.MULTILINE)}
    assert wanted <= {plain(line) for line in constraints.splitlines() if not line.startswith("#")}


def test_the_constraints_pin_exact_versions_and_name_no_address(checkout):
    lines = (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pin = re.compile(r"[\w.-]+==[\w.]+( ; \w+ [!<=]+ \"[\w.]+\")?")
    assert not [line for line in lines if not line.startswith("#") and not pin.fullmatch(line)]


def plain(requirement: str) -> str:
    """Return the name in a requirement, in small letters."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


def wheel_of(source: Path, folder: Path) -> Path:
    run(*pip("wheel"), "--no-build-isolation", "--wheel-dir", folder, source)
    (built,) = folder.glob("counterpoint-*.whl")
    return built


def pip(command: str) -> tuple[str, ...]:
    """Return how pip does something without looking anywhere else."""
    return (sys.executable, "-m", "pip", command, "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_under(folder: Path) -> set[Path]:
    """Return the files that belong to the project: no caches, nothing hidden."""
    return {
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(part == "__pycache__" or part.startswith(".") for part in file.parts)
    }
