#!/usr/bin/env python3
"""Opens run directories with the Python packages that people use, and compares all that they hold.

    python -W error consumers.py [--exports DIRECTORY] [--self-test] RUN...

DIRECTORY holds what `septuple export` made of the runs, NAME.h5 and NAME-csv. A warning counts as a failure, a package
that is not there is reported as skipped. --self-test also requires that every check has something to check in some run,
and that defects, planted in copies of the runs, are noticed.
Exit status: 0 if all is well, 1 if a check fails.
"""

import argparse
import collections
import pathlib
import platform
import sys
import warnings

import checks
import defects


def outcome(check, run):
    """What a check says of a run, and why."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            check(run)
        except checks.Inapplicable as reason:
            return "inapplicable", str(reason)
        except checks.Skipped as reason:
            return "skipped", str(reason)
        except Exception as failure:  # whatever a consumer throws is a finding
            return "FAILED", f"{type(failure).__name__}: {failure}"
    return "passed", ""


def versions():
    rows = [("python", platform.python_version())]
    for name in checks.PACKAGES:
        try:
            package = checks.package(name)
            rows.append((name, getattr(package, "__version__", "of unknown version")))
        except checks.Skipped:
            rows.append((name, "skipped: not installed"))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exports", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("runs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    counts = collections.Counter()
    idle = {check.__name__ for check in checks.ALL}
    if not arguments.exports:
        idle -= {"hdf5", "csv"}
    for path in arguments.runs:
        run = checks.Run(path, arguments.exports)
        said = collections.defaultdict(list)
        for check in checks.ALL:
            verdict, words = outcome(check, run)
            counts[verdict] += 1
            if verdict != "inapplicable":
                idle.discard(check.__name__)
            said[verdict, words].append(check.__name__)
        print(f"{path.name}, {run.status['state']}: {len(said['passed', ''])} checks passed")
        for (verdict, words), names in said.items():
            if verdict in ("FAILED", "skipped"):
                print(f"  {verdict} {', '.join(names)}: {words}")

    if arguments.self_test:
        for name in sorted(idle):
            counts["FAILED"] += 1
            print(f"  FAILED {name}: no run has anything to check")
        noticed = collections.Counter()
        for name, seen in defects.plant(arguments.runs, arguments.exports, outcome):
            noticed[seen] += 1
            counts["passed" if seen else "FAILED"] += 1
            if not seen:
                print(f"  FAILED to notice {name}")
        print(f"{noticed[True]} of {noticed.total()} planted defects noticed")

    print()
    for name, version in versions():
        print(f"  {name:<9}{version}")
    print(f"{counts['passed']} passed, {counts['FAILED']} failed, {counts['skipped']} skipped")
    return 1 if counts["FAILED"] else 0


if __name__ == "__main__":
    sys.exit(main())
