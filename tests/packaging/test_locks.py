"""The locks hold every dependency, for every system, with hashes and without addresses."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.ROOT)
LOCKS = tuple(bootstrap.LOCKS.values())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

LOADED_BY_SERVICES = """
import importlib, pkgutil, sys
import netdesk.services
for module in pkgutil.walk_packages(netdesk.services.__path__, "netdesk.services."):
    importlib.import_module(module.name)
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""


def normal(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    """The distributions that these requirements ask for."""
    return {normal(re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]) for requirement in requirements}


def blocks(lock: str) -> dict[str, str]:
    """Each locked distribution, and its lines."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)
    return {normal(part.partition("==")[0]): part for part in parts if "==" in part}


def pins(lock: str) -> dict[str, str]:
    """Each locked distribution, and its version and condition."""
    return {name: block.partition("==")[2].partition("\\")[0].strip() for name, block in blocks(lock).items()}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_distribution_has_hashes(lock: str) -> None:
    assert [name for name, block in blocks(lock).items() if "--hash=sha256:" not in block] == []


def test_the_runtime_lock_holds_every_dependency() -> None:
    assert named(PROJECT["dependencies"]) <= set(pins("requirements.lock"))


def test_the_test_lock_holds_every_test_tool() -> None:
    assert named(PROJECT["optional-dependencies"]["test"]) <= set(pins("requirements-test.lock"))


def test_tests_run_against_the_locked_versions() -> None:
    runtime, test = pins("requirements.lock"), pins("requirements-test.lock")
    # What only Windows needs at run time, test tools may want everywhere: compare versions, not conditions.
    assert {name: test[name].split()[0] for name in runtime} == {
        name: pin.split()[0] for name, pin in runtime.items()
    }


def test_time_zones_are_locked_for_windows() -> None:
    assert "sys_platform" not in pins("requirements.lock")["tzdata"].replace("sys_platform == 'win32'", "")


def test_the_private_environment_of_a_bare_python_lacks_what_the_start_looks_for() -> None:
    modules = set(bootstrap.MODULES["runtime"])
    distributions = {normal(each) for name in modules for each in packages_distributions().get(name, [])}
    assert distributions <= named(PROJECT["dependencies"]) | {"shiboken6"}
    assert len(modules) == len(named(PROJECT["dependencies"]) - {"tzdata"})


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_netdesk_imports_nothing_that_it_does_not_declare() -> None:
    own = {"netdesk"} | set(sys.stdlib_module_names)
    homes = packages_distributions()
    declared = named(PROJECT["dependencies"])
    undeclared = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "netdesk").rglob("*.py")
        for module in imported(path) - own
        if not {normal(each) for each in homes.get(module, [])} & (declared | {"shiboken6"})
    }
    assert sorted(undeclared) == []


def test_starting_and_testing_need_the_standard_library_alone() -> None:
    own = {path.stem for path in (ROOT / "packaging").glob("*.py")} | {"netdesk"}
    files = [
        ROOT / "main.py",
        *(ROOT / "packaging" / f"{name}.py" for name in ("bootstrap", "dev", "environment")),
    ]
    files += [ROOT / "packaging" / f"{name}.py" for name in ("system_packages", "windows_console")]
    assert set().union(*map(imported, files)) - own <= set(sys.stdlib_module_names)


def test_services_load_no_qt() -> None:
    command = [sys.executable, "-c", LOADED_BY_SERVICES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")
