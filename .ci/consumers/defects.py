"""Damages copies of runs, one defect at a time, and asks whether the check that is there for it notices."""

import math
import pathlib
import shutil
import struct
import tempfile

import checks


def rewrite(file, old, new):
    """Replaces the first occurrence of some bytes."""
    content = file.read_bytes()
    checks.require(old in content, f"{file.name} holds no {old!r}")
    file.write_bytes(content.replace(old, new, 1))


def append(file, more):
    file.write_bytes(file.read_bytes() + more)


def swap_numbers(file):
    """Swaps the first number with the first that differs from it."""
    content = bytearray(file.read_bytes())
    first = bytes(content[:8])
    place = next(i for i in range(8, len(content), 8) if content[i : i + 8] not in (first, bytes(8)))
    content[:8], content[place : place + 8] = content[place : place + 8], first
    file.write_bytes(content)


def change_number(file):
    """Makes the first number that is not 0 larger by a thousandth: what a consumer would call plausible."""
    content = bytearray(file.read_bytes())
    for place in range(0, len(content), 8):
        value = struct.unpack_from("<d", content, place)[0]
        if value and not math.isnan(value):
            struct.pack_into("<d", content, place, value * 1.001)
            break
    file.write_bytes(content)


def flip(file, place):
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def middle(file):
    return file.stat().st_size // 2


def swap_files(run, name, one, other):
    """Exchanges two files."""
    left, right = run / name / one, run / name / other
    left_bytes = left.read_bytes()
    left.write_bytes(right.read_bytes())
    right.write_bytes(left_bytes)


# What is done to a run directory, and the check that must notice.
DEFECTS = {
    "another format": (checks.manifest, lambda run: rewrite(run / "manifest.json", b'"format" : 1', b'"format" : 2')),
    "a file that nobody vouches for": (checks.hashes, lambda run: (run / "notes.txt").write_text("mine")),
    "one bit of the report": (checks.hashes, lambda run: flip(run / "report.html", -2)),
    "a file that nobody opens": (checks.every_file, lambda run: (run / "tables/more.bin").write_bytes(b"?")),
    "a state of no meaning": (checks.status, lambda run: rewrite(run / "status.json", b'"completed"', b'"complete"')),
    "another resolved value": (
        checks.configuration,
        lambda run: rewrite(run / "config.resolved.yaml", b"seed: 7", b"seed: 8"),
    ),
    "an example that names another table": (
        checks.report_example,
        lambda run: rewrite(run / "report.html", b"/tables/", b"/table/"),
    ),
    "a tag that is not closed": (checks.report, lambda run: rewrite(run / "report.html", b"</table>", b"")),
    "a picture from elsewhere": (
        checks.report,
        lambda run: rewrite(run / "report.html", b"</body>", b'<img src="https://example.org/x.png"></body>'),
    ),
    "a line cut short": (checks.metrics, lambda run: append(run / "metrics.ndjson", b'{"replica":')),
    "a metric changed in its last digits": (
        checks.metrics_in_tables,
        lambda run: rewrite(run / "metrics.ndjson", b',"loss.inputs":2', b',"loss.inputs":20'),
    ),
    "a part that is missing": (checks.metrics_in_tables, lambda run: newest_part(run).unlink()),
    "a part between others that is missing": (checks.tables, lambda run: first_of_several(run).unlink()),
    "one bit of a table": (checks.tables, lambda run: flip(run / "tables/epochs/part-00000.parquet", 200)),
    "a frame of another time": (checks.solutions, lambda run: change_number(run / "fields.zarr/time/0")),
    "particles at another time": (checks.particles, lambda run: change_number(run / "fields.zarr/time/0")),
    "NaN in JSON": (checks.results, lambda run: rewrite(run / "results.json", b'"value" : 0.9', b'"value" : NaN, "x": 9')),
    "a result changed": (checks.results, lambda run: rewrite(run / "results.json", b'"value" : 0.', b'"value" : 0.0')),
    "an error changed": (
        checks.results_of_epochs,
        lambda run: rewrite(run / "results.json", b'"error" : 0.003', b'"error" : 0.004'),
    ),
    "a verdict changed": (checks.ledger, lambda run: rewrite(run / "ledger.json", b'"not testable"', b'"holds"')),
    "a chunk that is missing": (checks.arrays, lambda run: (run / "fields.zarr/bias/0").unlink()),
    "another shape outside .zmetadata": (
        checks.arrays,
        lambda run: rewrite(run / "fields.zarr/bias/.zarray", b'"shape" : [ 200 ]', b'"shape" : [ 199 ]'),
    ),
    "an array without units": (checks.attributes, lambda run: rewrite(run / "fields.zarr/.zmetadata", b'"units"', b'"u"')),
    "an array without its errors": (
        checks.attributes,
        lambda run: rewrite(
            run / "fields.zarr/.zmetadata",
            b'"ancillary_variables" : "loss_by_neuron_se"',
            b'"ancillary_variables" : "loss_by_neuron_sd"',
        ),
    ),
    "a neuron less": (
        checks.numbers_of_neurons,
        lambda run: rewrite(run / "fields.zarr/.zmetadata", b'"bulk" : "126"', b'"bulk" : "125"'),
    ),
    "a case of another class": (checks.confusion, lambda run: swap_numbers(run / "fields.zarr/confusion/0.0")),
    "an eigenvalue changed": (checks.spectrum, lambda run: change_number(run / "fields.zarr/eigenvalue_re/0")),
    "losses of two neurons swapped": (checks.losses, lambda run: swap_numbers(run / "fields.zarr/loss_by_neuron/0")),
    "a bias changed": (checks.portrait, lambda run: change_number(run / "fields.zarr/bias/0")),
    "replicas swapped": (checks.trainables, lambda run: swap_files(run, "fields.zarr/q", "0.0", "1.0")),
    "features of two samples swapped": (checks.answers, lambda run: swap_rows(run / "fields.zarr/example_features/0.0")),
    "a trainable of one replica changed": (checks.ensembles, lambda run: change_number(run / "fields.zarr/ensemble_q/0.0.0")),
    "a branch that starts elsewhere": (checks.branches, lambda run: swap_numbers(run / "fields.zarr/branch_q/0.0.0")),
    "one bit of a checkpoint": (checks.checkpoints, lambda run: flip(checkpoint(run), middle(checkpoint(run)))),
    "a line less than the checkpoint says": (checks.outputs_at_checkpoint, lambda run: shorten(run / "metrics.ndjson")),
    "epochs that stand there twice": (
        checks.epochs_in_checkpoint,
        lambda run: shutil.copy(one_table(run), one_table(run).with_name("part-99999.parquet")),
    ),
}

def checkpoint(run):
    return max(run.glob("checkpoints/*.npz"))


def one_table(run):
    return run / "tables/epochs/part-00000.parquet"


def newest_part(run):
    return max(part for name in ("epochs", "snapshots") for part in run.glob(f"tables/{name}/*.parquet"))


def first_of_several(run):
    return next(
        part
        for part in run.glob("tables/*/part-00000.parquet")
        if part.with_name("part-00001.parquet").exists()
    )


def shorten(file):
    """Drops the last line."""
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))


def swap_rows(file):
    """Features of eight by eight pixels: the first two samples."""
    content = file.read_bytes()
    row = 64 * 8
    file.write_bytes(content[row : 2 * row] + content[:row] + content[2 * row :])


def change_hdf5(file):
    with checks.package("h5py").File(file, "r+") as copy:
        copy["bias"][-1] += 1e-12


# What is done to an export: the ending of its name, the check, the damage.
EXPORT_DEFECTS = {
    "a digit of a CSV array": ("-csv", checks.csv, lambda copy: rewrite(copy / "fields/bias.csv", b".", b".1")),
    "a line less in a CSV table": ("-csv", checks.csv, lambda copy: shorten(copy / "tables/results.csv")),
    "a number in HDF5": (".h5", checks.hdf5, change_hdf5),
}


def plant(runs, exports, outcome):
    """Yields the name of each defect and whether it was noticed; a defect that fits no run counts as not noticed.

    Checks that want for a package are left out.
    """
    def skipped(check):
        return any(outcome(check, opened(path, exports, check, outcome))[0] == "skipped" for path in runs)

    for name, (check, damage) in DEFECTS.items():
        if not skipped(check):
            yield name, any(noticed(path, exports, check, damage, outcome) for path in runs)
    for name, (ending, check, damage) in EXPORT_DEFECTS.items() if exports else ():
        if not skipped(check):
            yield name, any(noticed_in_export(path, exports, ending, check, damage, outcome) for path in runs)


def noticed(path, exports, check, damage, outcome):
    """Whether the check passes on the run, and fails on a damaged copy."""
    if outcome(check, opened(path, exports, check, outcome))[0] != "passed":
        return False
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / path.name
        shutil.copytree(path, copy)
        return damaged(damage, copy) and outcome(check, opened(copy, exports, check, outcome))[0] == "FAILED"


def noticed_in_export(path, exports, ending, check, damage, outcome):
    if outcome(check, checks.Run(path, exports))[0] != "passed":
        return False
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / (path.name + ending)
        shutil.copytree(exports / copy.name, copy) if ending == "-csv" else shutil.copy(exports / copy.name, copy)
        return damaged(damage, copy) and outcome(check, checks.Run(path, scratch))[0] == "FAILED"


def damaged(damage, copy):
    """Whether there was something to damage: not every run has all that others have."""
    try:
        damage(copy)
        return True
    except (AssertionError, FileNotFoundError, StopIteration, ValueError):
        return False


def opened(path, exports, check, outcome):
    """A run, read afresh; the last check needs all others to have opened what they open."""
    run = checks.Run(path, exports)
    if check is checks.every_file:
        for other in checks.ALL[:-1]:
            outcome(other, run)
    return run
