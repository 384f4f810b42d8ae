"""Runs the benchmarks named, or all: ``python -m tests.benchmarks [NAME…] [--large] [--json]``.

A benchmark is a module ``bench_NAME.py`` beside this one with ``run(large: bool) -> list[Figure]``.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.figures import Figure

HERE = Path(__file__).resolve().parent
PREFIX = "bench_"


def names(folder: Path) -> list[str]:
    """The benchmarks that lie in ``folder``, in alphabetical order."""
    return sorted(path.stem.removeprefix(PREFIX).replace("_", "-") for path in folder.glob(f"{PREFIX}*.py"))


def load(folder: Path, name: str) -> Callable[[bool], list[Figure]]:
    """The ``run`` function of one benchmark."""
    module_name = PREFIX + name.replace("-", "_")
    spec = importlib.util.spec_from_file_location(module_name, folder / f"{module_name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    run: Callable[[bool], list[Figure]] = module.run
    return run


def main(arguments: list[str], folder: Path = HERE) -> int:
    """Prints the figures as they come; 0 on success, 2 for a name that does not exist."""
    parser = argparse.ArgumentParser(prog="benchmark.sh", description="Prints measured figures, one a line.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(names(folder))}; all if none")
    parser.add_argument("--large", action="store_true", help="the sizes of the large agreements, too")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    chosen = parser.parse_args(arguments)
    unknown = sorted(set(chosen.names) - set(names(folder)))
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(names(folder))}", file=sys.stderr)
        return 2
    for name in chosen.names or names(folder):
        for figure in load(folder, name)(chosen.large):
            print(json.dumps(asdict(figure), ensure_ascii=False) if chosen.json else figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
