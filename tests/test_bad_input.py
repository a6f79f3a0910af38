"""Bad input on the real command line: every problem at once, with its place and a remedy, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = "Tea is too dear. The poor go without.\n\nLower the duty on tea.\n"
GOOD = """\
map: tea
title: {en: The price of tea, zh-Hant: 茶價}
about: {en: Whether tea costs too much., zh-Hant: 茶是否太貴。}
languages: [zh-Hant, en]
version: 1.0.0
licence: https://creativecommons.org/licenses/by/4.0/
topic: prices
defaults: {holder: drinkers, attitude: asserts, basis: explicit}
documents:
  note:
    file: note.txt
    sha256: SHA
    language: en
    title: {en: A note on tea, zh-Hant: 茶記}
    sections: {"1": {en: Complaint, zh-Hant: 怨言, at: 0-37}, "2": {en: Advice, zh-Hant: 建言, at: 39-61}}
topics: {prices: {en: prices, zh-Hant: 物價}}
actors: {drinkers: {type: group, en: tea drinkers, zh-Hant: 茶客}}
claims:
  dear: {en: Tea costs too much., zh-Hant: 茶太貴。, at: 0-15, criticizes: prices, side: con}
  poor: {en: Poor people do without it., zh-Hant: 窮人喝不起。, at: 17-36, side: con}
responses:
  duty: {en: Cut the tea duty., zh-Hant: 調降茶稅。, at: 39-60, stance: {attitude: proposes, force: should}}
relations:
  - {from: dear, causes: poor, at: 17-36}
  - {from: duty, answers: dear, coverage: partial, basis: implicit, at: 39-60}
""".replace("SHA", hashlib.sha256(SOURCE.encode()).hexdigest())


class Workshop:
    """A folder with one good map, built once, and the command line."""

    def __init__(self, folder: Path) -> None:
        """Write the map, anchor it and build it."""
        self.folder = folder
        self.map = folder / "maps" / "tea"
        self.map.mkdir(parents=True)
        self.file = self.map / "map.yaml"
        self.file.write_text(GOOD, encoding="utf-8")
        (self.map / "note.txt").write_text(SOURCE, encoding="utf-8")
        assert self.run("anchor", "maps/tea").returncode == 0
        built = self.run("build", "maps/tea")
        assert built.returncode == 0, built.stderr
        self.before = self.outputs()

    def run(self, *arguments: str, before: tuple[str, ...] = (), **options: object) -> subprocess.CompletedProcess[str]:
        """Run the command line in the folder, under the command ``before`` if given."""
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
        command = [*before, sys.executable, "-m", "graph.cli", *arguments]
        options = {"cwd": self.folder, "env": environment, **options}
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120, **options)  # type: ignore[call-overload,no-any-return]

    def outputs(self) -> dict[str, bytes]:
        """Return what the last build left."""
        return {file.name: file.read_bytes() for file in (self.folder / "build" / "tea").iterdir()}

    def edit(self, old: str, new: str) -> None:
        """Replace words of the map once."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def refuses(self, *expected: str, before: tuple[str, ...] = (), **options: object) -> str:
        """Build, and hold the refusal against what every refusal owes: the words, code 1, the last build untouched."""
        refused = self.run("build", "maps/tea", before=before, **options)
        assert refused.returncode == 1, refused.stderr
        assert "Traceback" not in refused.stderr
        assert refused.stdout == ""
        for words in expected:
            assert re.search(words, refused.stderr), f"{words!r} is not in:\n{refused.stderr}"
        assert self.outputs() == self.before
        return refused.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("good"))


@pytest.fixture
def workshop(built: Workshop, tmp_path: Path) -> Workshop:
    """A copy of the good folder, so that each test breaks its own."""
    shutil.copytree(built.folder, tmp_path / "work")
    copy = Workshop.__new__(Workshop)
    copy.folder, copy.map = tmp_path / "work", tmp_path / "work" / "maps" / "tea"
    copy.file, copy.before = copy.map / "map.yaml", built.before
    return copy


EDITS = {
    "broken YAML": ("title: {en: The price", "title: {en: [The price", r"maps/tea/map\.yaml:\d+:\d+: "),
    "unknown key": ("side: con}\n  poor", "sied: con}\n  poor", r"map\.yaml:19:\d+: .*sied.*side"),
    "wrong type": ("criticizes: prices,", "importance: heavy,", r"map\.yaml:19:\d+: .*heavy"),
    "duplicate id": ("  poor: {", "  dear: {", r"map\.yaml:20:\d+: .*dear.*19"),
    "dangling reference": ("causes: poor", "causes: pore", r"map\.yaml:24:\d+: .*'pore'.*did you mean 'poor'"),
    "a claim that answers": (
        "{from: duty, answers",
        "{from: poor, answers",
        r"map\.yaml:25:\d+: .*only a policy response",
    ),
    "a relation onto itself": ("causes: poor", "causes: dear", r"map\.yaml:24:\d+: .*itself"),
    "missing language": ("zh-Hant: 窮人喝不起。, ", "", r"map\.yaml:20:\d+: .*zh-Hant"),
    "span outside the file": ("at: 17-36, side", "at: 17-9999, side", r"map\.yaml:20:\d+: .*9999"),
    "a path that leaves the folder": (
        "file: note.txt",
        "file: ../../note.txt",
        r"map\.yaml:11:\d+: .*\.\./\.\./note\.txt",
    ),
    "not a number": ("criticizes: prices,", "importance: .nan,", r"map\.yaml:19:\d+: .*nan"),
    "score out of range": ("criticizes: prices,", "base_score: 1.5,", r"map\.yaml:19:\d+: .*1\.5"),
    "script as an id": ("  poor: {", '  "<script>": {', r"map\.yaml:20:\d+: .*<script>"),
}


@pytest.mark.parametrize("kind", sorted(EDITS))
def test_a_slip_in_the_map_is_named_with_its_place(workshop: Workshop, kind: str) -> None:
    old, new, expected = EDITS[kind]
    workshop.edit(old, new)
    workshop.refuses(expected)


def test_every_refusal_says_how_to_mend_it(workshop: Workshop) -> None:
    workshop.edit("causes: poor", "causes: pore")
    assert re.search(r"map\.yaml:24:\d+: .+ \(.+\)$", workshop.refuses(), re.MULTILINE)


def test_all_problems_come_at_once(workshop: Workshop) -> None:
    for kind in ("unknown key", "dangling reference", "missing language"):
        workshop.edit(*EDITS[kind][:2])
    workshop.refuses(*(EDITS[kind][2] for kind in ("unknown key", "missing language")))


def test_two_thousand_errors_are_all_listed_in_order(workshop: Workshop) -> None:
    more = "".join(f"  - {{from: dear, supports: nowhere-{n}, at: 0-15}}\n" for n in range(2000))
    workshop.file.write_text(GOOD + more, encoding="utf-8")
    lines = [line for line in workshop.refuses().splitlines() if "nowhere-" in line]
    assert len(lines) == 2000
    places = [int(line.split(":")[1]) for line in lines]
    assert places == sorted(places)


def test_an_alias_bomb_is_refused_before_it_grows(workshop: Workshop) -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    (workshop.map / "bomb.yaml").write_text(bomb, encoding="utf-8")
    workshop.refuses(r"bomb\.yaml:\d+:\d+: .*alias")


def test_a_file_of_a_hundred_megabytes_is_refused_unread(workshop: Workshop) -> None:
    with (workshop.map / "huge.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    workshop.refuses(r"huge\.yaml: .*(MB|MiB)")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"claims: {dear: \xff}\n", r"more\.yaml:1:\d+: .*UTF-8"),
        (b"\xef\xbb\xbfclaims: {}\n", r"more\.yaml(:1:1)?: .*byte order mark"),
        ("claims: {}\n".encode("utf-16"), r"more\.yaml(:1:1)?: .*"),
        (b'claims: {x: "\\x07"}\n', r"more\.yaml:1:\d+: "),
        (b"- a list\n", r"more\.yaml:1:1: "),
    ],
    ids=["not UTF-8", "a BOM", "UTF-16", "a control character", "a list"],
)
def test_a_file_in_the_wrong_form_is_refused(workshop: Workshop, content: bytes, expected: str) -> None:
    (workshop.map / "more.yaml").write_bytes(content)
    workshop.refuses(expected)


def test_a_digest_that_does_not_match_is_named(workshop: Workshop) -> None:
    lock = workshop.map / "anchors.lock"
    text = lock.read_text(encoding="utf-8")
    digest = hashlib.sha256(SOURCE[0:15].encode()).hexdigest()
    lock.write_text(text.replace(digest, "0" * 64), encoding="utf-8")
    workshop.refuses(r"anchor.*0-15")


def test_a_changed_source_lists_what_moved_and_what_was_lost(workshop: Workshop) -> None:
    (workshop.map / "note.txt").write_text(SOURCE.replace("too dear", "too  dear"), encoding="utf-8")
    workshop.refuses(
        r"anchor moved: note 17-36 → 18-37", r"anchor moved: note 39-60 → 40-61", r"anchor lost: note 0-15"
    )


def test_a_map_that_was_never_anchored_says_what_to_run(workshop: Workshop) -> None:
    (workshop.map / "anchors.lock").unlink()
    workshop.refuses(r"counterpoint anchor")


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
@pytest.mark.parametrize("what", ["map", "out"])
def test_no_permission_is_named(workshop: Workshop, what: str) -> None:
    """Root without its capabilities is held to the permission bits like everybody else."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may read and write everything, and there is no setpriv to hold it back")
    locked = workshop.file if what == "map" else workshop.folder / "build"
    locked.chmod(0o000 if what == "map" else 0o555)
    held_back = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
    try:
        workshop.refuses(rf"{locked.name}.*[Pp]ermission", before=held_back)
    finally:
        locked.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="file-size limits are POSIX")
def test_a_full_disk_leaves_the_last_build(workshop: Workshop) -> None:
    def limit() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    workshop.refuses(r"cannot be written", preexec_fn=limit)


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


HOSTILE: dict[str, Callable[[Workshop], object]] = {
    "a folder that is not there": lambda workshop: shutil.rmtree(workshop.map),
    "no map.yaml": lambda workshop: workshop.file.unlink(),
    "an empty file": lambda workshop: workshop.file.write_text("", encoding="utf-8"),
    "a folder in place of the file": lambda workshop: replace_by_folder(workshop.file),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_map_that_is_not_there_is_named(workshop: Workshop, kind: str) -> None:
    HOSTILE[kind](workshop)
    workshop.refuses(r"maps/tea")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["query", "unanswered-critisisms"], r"did you mean 'unanswered-criticisms'"),
        (["query", "unanswered-criticisms", "--param", "basis=guess"], r"guess.*explicit, implicit, analyst"),
        (["query", "SELECT * WHERE {"], r"cannot be answered"),
        (["query", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"], r"SERVICE is refused"),
        (
            ["query", "SELECT (COUNT(*) AS ?n) {?a ?b ?c. ?d ?e ?f. ?g ?h ?i. ?j ?k ?l}", "--timeout", "3"],
            r"stopped after 3 s",
        ),
        (["query", "nothing.rq"], r"nothing\.rq"),
        (["new", "../tea"], r"\.\./tea"),
        (["new", "tea"], r"already"),
        (["anchor", "maps/tea", "--source", "maps/tea/map.yaml"], r"SHA-256"),
    ],
)
def test_a_wrong_command_is_answered_in_words(workshop: Workshop, arguments: list[str], expected: str) -> None:
    refused = workshop.run(*arguments)
    assert refused.returncode == 1, refused.stderr
    assert "Traceback" not in refused.stderr
    assert re.search(expected, refused.stderr), refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--ouch"],
        ["query", "unanswered-criticisms", "--timeout", "nan"],
        ["query", "unanswered-criticisms", "--param", "basis=explicit", "--param", "basis=analyst"],
        ["check", "--source", "a.txt", "--source", "b.txt"],
    ],
)
def test_a_mistyped_command_is_a_usage_error(workshop: Workshop, arguments: list[str]) -> None:
    refused = workshop.run(*arguments)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_source_for_a_map_that_is_not_there_is_refused(workshop: Workshop, command: str) -> None:
    refused = workshop.run(command, "maps/tea", "--source", "coffee=maps/tea/note.txt")
    assert refused.returncode == 1
    assert re.search(r"'coffee'.*tea", refused.stderr)


def test_a_source_that_is_no_version_of_the_document_is_said_so_once(workshop: Workshop) -> None:
    (workshop.folder / "other.txt").write_text(
        "Nothing of the kind stands here, in far more words.\n" * 3, encoding="utf-8"
    )
    refused = workshop.run("check", "maps/tea", "--source", "other.txt")
    assert refused.returncode == 1
    assert len([line for line in refused.stderr.splitlines() if "anchor" in line]) == 1


def test_a_build_never_replaces_the_map_it_is_made_from(workshop: Workshop) -> None:
    authored = workshop.file.read_bytes()
    assert workshop.run("build", "maps/tea", "--out", "maps").returncode == 1
    assert workshop.file.read_bytes() == authored


def test_the_maps_of_the_working_folder_come_before_those_that_ship(workshop: Workshop) -> None:
    asked = workshop.run("query", "who-holds-what")
    assert "tea drinkers" in asked.stdout
