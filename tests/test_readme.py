"""What the READMEs say is so: their commands run, their map is the tree, their names are the public ones."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import reconcile
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP = (ROOT / "reconcile" / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def code_blocks(text: str, kind: str) -> list[str]:
    """Return the fenced blocks of one kind (sh, text, python …), without their fences."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(text: str, start: str) -> list[str]:
    """Return the lines of the sh blocks that begin with ``start``, remarks cut off."""
    lines = (line.split("  #")[0].strip() for block in code_blocks(text, "sh") for line in block.splitlines())
    return [line for line in lines if line.startswith(start)]


RECONCILE = commands(README, ".venv/bin/python -m reconcile")


def run_reconcile(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a README line in ``folder``, which holds the README's own report, by the Python of the tests."""
    (folder / "my-report.txt").write_text(code_blocks(README, "text")[0].strip() + "\n", encoding="utf-8")
    (folder / "my-reports").mkdir()
    (folder / "my-reports" / "first.md").write_text("# Fire on the quay\n\nSix people died in Izmir.\n", "utf-8")
    words = [sys.executable, *shlex.split(command)[1:]]
    return subprocess.run(
        words, cwd=folder, env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False
    )


def test_there_are_commands_to_test():
    assert len(RECONCILE) >= 2
    assert commands(README, "make ")


@pytest.mark.parametrize("command", RECONCILE)
def test_command_of_the_readme_runs(command, tmp_path):
    done = run_reconcile(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_output_shown_in_the_readme_is_what_comes_out(tmp_path):
    done = run_reconcile(RECONCILE[0], tmp_path)
    assert done.stdout.strip() == code_blocks(README, "text")[1].strip()


def test_make_targets_that_are_named_exist():
    named = {line.split()[1] for text in (README, MAP) for line in commands(text, "make ")}
    named |= {name for text in (README, MAP) for name in re.findall(r"`make (\w+)[^`]*`", text)}
    targets = set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))
    assert named <= targets
    assert {"run", "test", "check", "bench"} <= named


@pytest.mark.parametrize("text", [README, MAP], ids=["README.md", "reconcile/README.md"])
def test_files_that_are_linked_exist(text):
    home = ROOT if text is README else ROOT / "reconcile"
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (home / link).exists()] == []


def test_map_names_every_module_and_no_other():
    rows = re.findall(r"^\| `([\w/]+\.py)` \|", MAP, re.MULTILINE)
    package = ROOT / "reconcile"
    modules = {  # the steps of the database are a history, not a map
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if (path.name != "__init__.py" or path.parent == package) and path.parent.name != "versions"
    }
    assert sorted(rows) == sorted(modules)


def test_map_names_every_word_table_and_no_other():
    rows = re.findall(r"^\| `lexicons/(\w+\.tsv)` \|", MAP, re.MULTILINE)
    assert sorted(rows) == sorted(path.name for path in (ROOT / "reconcile" / "lexicons").glob("*.tsv"))


def test_public_names_are_those_of_the_readme():
    block = next(block for block in code_blocks(README, "python") if "from reconcile import" in block)
    imported = [
        alias.name
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom) and node.module == "reconcile"
        for alias in node.names
    ]
    in_call_order = ["find_claims", "link_events", "estimate_events"]
    assert [name for name in reconcile.__all__ if name[0].islower()] == in_call_order
    assert set(in_call_order) <= set(imported) <= set(reconcile.__all__)


def test_python_example_of_the_readme_runs():
    for block in code_blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), {})
