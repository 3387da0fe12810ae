"""What every peer shares: its arguments, a clean environment, a clock, and one line of JSON at the end.

Import this first and call `arguments` before numpy, torch or jax: they read the environment when they are imported.
"""

import argparse
import importlib.metadata
import json
import os
import statistics
import time

# Settings made for other programs on the machine; without them each library picks what suits the processor.
FOREIGN = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NPY_DISABLE_CPU_FEATURES", "NPVL", "MKL_CBWR", "XLA_FLAGS")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def arguments(description, **options):
    """Command line `--threads N` and options given as name=default; sets the environment to match."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=1)
    for name, default in options.items():
        parser.add_argument("--" + name, type=type(default), default=default)
    args = parser.parse_args()
    for name in FOREIGN:
        os.environ.pop(name, None)
    for name in THREADS:
        os.environ[name] = str(args.threads)
    return args


def pin(threads):
    """Leaves this process so many cores: XLA takes one thread per core that it may use, and has no setting."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


class Clock:
    """Wall time, and how many cores this process had meanwhile: fewer than its threads means that others were at work."""

    wall = processor = 0.0

    @classmethod
    def time(cls, work, calls=1):
        """Seconds that some calls of work() took together."""
        processor, begin = time.process_time(), time.perf_counter()
        for _ in range(calls):
            work()
        elapsed = time.perf_counter() - begin
        cls.wall += elapsed
        cls.processor += time.process_time() - processor
        return elapsed

    @classmethod
    def cores(cls):
        return round(cls.processor / cls.wall, 2)


def seconds(work, least=0.3, windows=5):
    """Seconds per call of work(): the median of some windows, after calls that warm up."""
    calls = 1
    while (elapsed := Clock.time(work, calls)) < least / 2:
        calls *= 2
    calls = max(1, round(calls * least / elapsed))
    Clock.wall = Clock.processor = 0.0
    return statistics.median(Clock.time(work, calls) for _ in range(windows)) / calls


def blas():
    """Which kernels the loaded BLAS libraries chose, such as `openblas SkylakeX`."""
    import threadpoolctl

    return sorted(
        {
            f"{pool['internal_api']} {pool.get('architecture', pool.get('version'))}"
            for pool in threadpoolctl.threadpool_info()
            if pool["user_api"] == "blas"
        }
    )


def report(name, value, unit, args, packages, **detail):
    """The line that compare.py reads."""
    detail = {
        "threads": args.threads,
        "cores": Clock.cores(),
        "versions": {package: importlib.metadata.version(package) for package in packages},
        **detail,
    }
    print(json.dumps({"name": name, "value": value, "unit": unit, "detail": detail}), flush=True)
