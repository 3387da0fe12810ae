"""What must be true of a run directory, read with the packages that people read it with.

A check takes a Run and raises: Skipped where a package is missing, Inapplicable where the run has nothing of that kind,
AssertionError where two artefacts disagree, anything else where an artefact cannot be opened. Numbers that are the same
numbers are compared bit by bit; every tolerance states its reason.
"""

import contextlib
import functools
import hashlib
import importlib
import json
import math
import pathlib
import re
import warnings
import xml.etree.ElementTree
import zipfile
from datetime import datetime

PACKAGES = ["numpy", "xarray", "zarr", "pandas", "pyarrow", "h5py", "yaml"]
FINAL = ("completed", "diverged")
# Of outcomes that have a word of their own.
STATES = {"caustic": "diverged", "singularity": "diverged"}
# They keep no checkpoint.
WITHOUT = ("measure", "identity", "metric", "curvature", "geodesic", "gravity")
# They keep a checkpoint when it is time, and none if that never comes.
WHEN_DUE = ("fokker-planck", "schroedinger", "madelung", "contest", "premises", "einstein")
# Files that manifest.json does not vouch for: they change after it, or hold it.
UNHASHED = {"manifest.json", "status.json", "lock", "run.log"}
# Sums over replicas are added in another order here: some 1e4 roundings of 1.1e-16, of numbers near 1.
SUMS = 1e-11


class Skipped(Exception):
    """Not checked for want of a package."""


class Inapplicable(Exception):
    """This run has nothing of the kind."""


@functools.cache
def package(name):
    """Imports a package. What it warns of on import, such as a dependency to come, says nothing about a run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if name == "pyarrow":
                importlib.import_module("pyarrow.parquet")
            return importlib.import_module(name)
    except ImportError as missing:
        raise Skipped(f"no {name}") from missing


def major(name):
    return int(package(name).__version__.split(".")[0])


def no_constant(word):
    raise AssertionError(f"{word} is not JSON")


def load_json(text):
    return json.loads(text, parse_constant=no_constant)


def number(value):
    """JSON has no NaN: null stands for it."""
    return math.nan if value is None else value


def require(truth, words):
    if not truth:
        raise AssertionError(words)


def same(what, left, right):
    """Requires equal shapes and equal bits, but for those of a NaN."""
    numpy = package("numpy")
    left, right = numpy.asarray(left), numpy.asarray(right)
    require(left.shape == right.shape, f"{what}: shapes {left.shape} and {right.shape}")
    differ = left != right
    if left.dtype.kind == "f" and right.dtype.kind == "f":
        differ &= ~(numpy.isnan(left) & numpy.isnan(right))
    if numpy.any(differ):
        at = tuple(int(i) for i in numpy.argwhere(differ)[0])
        raise AssertionError(f"{what}: {left[at]!r} and {right[at]!r} at {at}, {int(differ.sum())} differ")


def close(what, left, right, tolerance):
    """Requires |left − right| ≤ tolerance, and no NaN."""
    numpy = package("numpy")
    left, right = numpy.asarray(left), numpy.asarray(right)
    require(left.shape == right.shape, f"{what}: shapes {left.shape} and {right.shape}")
    difference = float(numpy.max(numpy.abs(left - right), initial=0.0))
    require(difference <= tolerance, f"{what}: off by {difference:.3g}, allowed {tolerance:.3g}")


class Run:
    """A run directory; what was read from it is kept, and noted as opened."""

    def __init__(self, path, exports=None):
        self.path = pathlib.Path(path)
        self.exports = exports
        self.opened = set()

    def text(self, name):
        self.opened.add(name)
        return (self.path / name).read_text(encoding="utf-8")

    def json(self, name):
        return load_json(self.text(name))

    @functools.cached_property
    def manifest(self):
        return self.json("manifest.json")

    @functools.cached_property
    def status(self):
        return self.json("status.json")

    @functools.cached_property
    def results(self):
        self.require_end()
        return self.json("results.json")

    @property
    def ended(self):
        return self.status["state"] in FINAL

    def require_end(self):
        if not self.ended:
            raise Inapplicable("the run has not ended")

    def option(self, key):
        return self.manifest["configuration"][key]

    def value(self, name):
        return number(self.results["results"][name]["value"])

    @functools.cached_property
    def metrics(self):
        return [load_json(line) for line in self.text("metrics.ndjson").splitlines()]

    @functools.cached_property
    def tables(self):
        """Data frames by name, as pandas reads them from the directory of their parts."""
        pandas = package("pandas")
        package("pyarrow")
        frames = {}
        for directory in sorted(self.path.glob("tables/*")):
            frames[directory.name] = pandas.read_parquet(directory)
            self.opened.update(f"tables/{directory.name}/{part.name}" for part in directory.iterdir())
        return frames

    def table(self, name):
        if name not in self.tables:
            raise Inapplicable(f"no table {name}")
        return self.tables[name]

    @functools.cached_property
    def fields(self):
        """As xarray opens it, from the consolidated metadata; read to the last number."""
        xarray = package("xarray")
        with xarray.open_zarr(self.path / "fields.zarr", consolidated=True) as dataset:
            return dataset.load()

    def field(self, *names):
        for name in names:
            if name not in self.fields.variables:
                raise Inapplicable(f"no array {name}")
        arrays = [self.fields[name].values for name in names]
        return arrays[0] if len(arrays) == 1 else arrays

    @functools.cached_property
    def checkpoints(self):
        """Entries by name, the newest checkpoint last."""
        numpy = package("numpy")
        all_of_them = []
        for file in sorted(self.path.glob("checkpoints/*.npz")):
            self.opened.add(f"checkpoints/{file.name}")
            with numpy.load(file, allow_pickle=False) as archive:
                all_of_them.append({name: archive[name] for name in archive.files})
        return all_of_them

    def kept(self, name):
        """An entry of the newest checkpoint."""
        if not self.checkpoints or name not in self.checkpoints[-1]:
            raise Inapplicable(f"no {name} in a checkpoint")
        return self.checkpoints[-1][name]


# --- texts ------------------------------------------------------------------------------------------------------


def manifest(run):
    is_hash = re.compile("[0-9a-f]{64}").fullmatch
    found = run.manifest
    require(found["format"] == 1, f"format {found['format']}")
    require(found["run"] == run.path.resolve().name, f"run {found['run']}")
    require(is_hash(found["claims"]), "claims is no SHA-256")
    require(all(is_hash(value) for value in found["sha256"].values()), "a data hash is no SHA-256")
    require(len(found["sessions"]) >= 1, "no session")
    for session in found["sessions"]:
        datetime.fromisoformat(session["started"])
        require(session["threads"] >= 1 and session["processors"] >= 1, "no threads or processors")
    require(found["sessions"][-1]["outcome"] == run.status["state"], "the last session ended in another state")
    require(("files" in found) == run.ended, "hashes of files do not go with the state")
    if run.ended:
        require(STATES.get(found["outcome"], found["outcome"]) == run.status["state"], "outcome and state differ")
        require(found["seed"] == run.results["seed"] and found["kind"] == run.results["kind"], "other seed or kind")


def hashes(run):
    """manifest.json vouches for every file of a run that has ended."""
    run.require_end()
    there = {str(file.relative_to(run.path)) for file in run.path.rglob("*") if file.is_file()} - UNHASHED
    listed = set(run.manifest["files"])
    require(there == listed, f"only in the directory or only in the manifest: {sorted(there ^ listed)}")
    for name, expected in run.manifest["files"].items():
        found = hashlib.sha256((run.path / name).read_bytes()).hexdigest()
        require(found == expected, f"{name}: SHA-256 is {found}")


def status(run):
    found = run.status
    require(found["state"] in ("running", "interrupted", "failed", *FINAL), f"state {found['state']}")
    require(0 <= found["done"] <= found["total"], f"{found['done']} of {found['total']}")
    require(found["state"] != "completed" or found["done"] == found["total"], "completed, but not all done")
    require(found["seconds"] > 0 and found["process"] > 0, "no seconds or no process")
    datetime.fromisoformat(found["heartbeat"])


def configuration(run):
    """The resolved configuration, as PyYAML reads it, is what the manifest says."""
    yaml = package("yaml")
    values = {}

    def flatten(prefix, node):
        for key, value in node.items():
            if isinstance(value, dict) and value:
                flatten(f"{prefix}{key}.", value)
            elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
                flatten(f"{prefix}{key}.", {str(place): item for place, item in enumerate(value)})
            else:
                values[prefix + key] = value

    flatten("", yaml.safe_load(run.text("config.resolved.yaml")))
    require(isinstance(yaml.safe_load(run.text("config.yaml")), dict), "config.yaml is no mapping")
    expected = {key: yaml.safe_load(value) for key, value in run.manifest["configuration"].items()}
    require(values == expected, f"differ: {sorted(set(map(str, values.items())) ^ set(map(str, expected.items())))}")


def log(run):
    for line in run.text("run.log").splitlines():
        datetime.fromisoformat(line.split(" ")[0])


def report(run):
    """Well-formed XHTML that loads nothing from elsewhere and names its run."""
    run.require_end()
    text = run.text("report.html")
    for element in xml.etree.ElementTree.fromstring(text).iter():
        for name, value in element.attrib.items():
            loads = name.split("}")[-1] in ("src", "href") and not element.tag.endswith("}a")
            require(not loads or value.startswith(("data:", "#")), f"{element.tag} loads {value}")
    require(run.manifest["run"] in text, "the run is not named")


def report_example(run):
    """The lines of Python in the report do what they say, from beside the run."""
    run.require_end()
    for name in ("pandas", "pyarrow", "xarray", "zarr"):
        package(name)
    page = xml.etree.ElementTree.fromstring(run.text("report.html"))
    blocks = ["".join(element.itertext()) for element in page.iter() if element.tag.endswith("}pre")]
    examples = [block for block in blocks if "import xarray" in block]
    require(len(examples) == 1, f"{len(examples)} examples")
    names = {}
    with contextlib.chdir(run.path.parent):
        exec(compile(examples[0], "report.html", "exec"), names)
    names["fields"].close()
    require(len(names["fields"]) == len(run.fields), "it opens other arrays")


# --- metrics and tables -----------------------------------------------------------------------------------------


def metrics(run):
    """pandas.read_json reads what the lines say."""
    pandas = package("pandas")
    if not run.metrics:
        raise Inapplicable("no line yet")
    frame = pandas.read_json(run.path / "metrics.ndjson", lines=True, precise_float=True)
    require(len(frame) == len(run.metrics), f"{len(frame)} rows of {len(run.metrics)} lines")
    for name in frame.columns:
        if frame[name].dtype.kind in "if":
            same(name, frame[name], [number(line.get(name)) for line in run.metrics])
        else:
            told = {row: line[name] for row, line in enumerate(run.metrics) if name in line}
            require([frame[name][row] for row in told] == list(told.values()), f"{name} differs")


def tables(run):
    """pyarrow reads each part, checksums of pages included, and all parts are what pandas reads; units are told."""
    pyarrow = package("pyarrow")
    if not run.tables:
        raise Inapplicable("no table yet")
    for name, frame in run.tables.items():
        parts = sorted((run.path / "tables" / name).glob("part-*.parquet"))
        require(
            [part.name for part in parts] == [f"part-{i:05d}.parquet" for i in range(len(parts))],
            f"{name}: the parts are {[part.name for part in parts]}",
        )
        whole = [pyarrow.parquet.read_table(part, page_checksum_verification=True) for part in parts]
        require(len({str(part.schema) for part in whole}) == 1, f"{name}: parts differ in their columns")
        require(all(part.num_rows > 0 for part in whole), f"{name}: a part without rows")
        table = pyarrow.concat_tables(whole)
        require(table.num_rows == len(frame), f"{name}: {table.num_rows} rows and {len(frame)}")
        columns = {column["name"]: column for column in load_json(whole[0].schema.metadata[b"septuple"])["columns"]}
        require(list(columns) == list(frame.columns), f"{name}: columns {list(frame.columns)}")
        for column in frame.columns:
            kind = frame[column].dtype.kind
            left = table[column].to_pandas()
            if kind in "if":
                same(f"{name}.{column}", left, frame[column])
                require(columns[column]["unit"] == "1", f"{name}.{column}: no unit")
            else:
                require(list(left) == list(frame[column]), f"{name}.{column} differs")
            require(columns[column]["long_name"], f"{name}.{column}: no long_name")


def metrics_in_tables(run):
    """metrics.ndjson and the tables tell the same numbers; a running process may be ahead in the former."""
    if "moments" in run.tables:
        moments = run.table("moments")
        lines = require_as_many(run, len(moments), [line for line in run.metrics if "moment" in line])
        for column, values in {
            "step": [line["moment"] for line in lines],
            "beta": [line["beta"] for line in lines],
            "loss": [number(line["U"]["value"]) for line in lines],
            "entropy_se": [number(line["S"]["error"]) for line in lines],
            "converged": [int(line["converged"]) for line in lines],
        }.items():
            same(f"moments.{column}", moments[column], values)
        if "epochs" not in run.tables:
            return
    if "epochs" in run.tables:
        epochs = run.table("epochs")
        lines = require_as_many(run, len(epochs), [line for line in run.metrics if "epoch" in line])
        for name in epochs.columns:
            values = [number(line.get(json_name(name))) for line in lines]
            same(f"epochs.{name}", epochs[name], values)
        return
    snapshots, spread = run.table("snapshots"), run.table("spread")
    lines = require_as_many(run, len(snapshots), run.metrics)
    require(list(snapshots["ensemble"]) == [line["ensemble"] for line in lines], "snapshots.ensemble differs")
    for column, values in {
        "step": [line["step"] for line in lines],
        "stopped": [line["stopped"] for line in lines],
        "loss": [number(line["loss"]["value"]) for line in lines],
        "loss_se": [number(line["loss"]["error"]) for line in lines],
        "replicas": [line["loss"]["n"] for line in lines],
    }.items():
        same(f"snapshots.{column}", snapshots[column], values)
    rows = [
        {
            "ensemble": line["ensemble"],
            "step": line["step"],
            "trainable": k,
            "mean": number(mean["value"]),
            "mean_se": number(mean["error"]),
            "sd": number(sd["value"]),
            "sd_se": number(sd["error"]),
            "replicas": mean["n"],
        }
        for line in lines
        for k, (mean, sd) in enumerate(zip(line["q.mean"], line["q.sd"], strict=True))
    ]
    require(list(spread.columns) == list(rows[0]), f"spread: columns {list(spread.columns)}")
    require(list(spread["ensemble"]) == [row["ensemble"] for row in rows], "spread.ensemble differs")
    for column in list(rows[0])[1:]:
        same(f"spread.{column}", spread[column], [row[column] for row in rows])


def require_as_many(run, rows, lines):
    require(
        rows == len(lines) or (run.status["state"] == "running" and rows < len(lines)),
        f"{rows} rows, {len(lines)} lines",
    )
    return lines[:rows]


def free_energies(run):
    """The tables of a free energy fit each other, the results, and the arrays."""
    numpy = package("numpy")
    moments, methods = run.table("moments"), run.table("free_energy")
    first = methods.groupby("step", sort=False).first()
    require(list(first.index) == list(moments["step"]), "methods of other moments")
    # S = beta (U - F); U and F of up to some hundred, so that their roundings are below 1e-13.
    entropy = moments["beta"] * (moments["loss"] - first["F"].to_numpy())
    exact = (first["F_se"] == 0).to_numpy()
    close("entropy", moments["entropy"][exact], entropy[exact], 1e-12 * max(1, abs(entropy).max()))
    require(set(moments["average"]) <= {"annealed", "quenched"}, "another average")
    require(set(moments["reference"]) <= {"lebesgue", "normal"}, "another reference measure")
    require(all((row == "") == (good == 1) for row, good in zip(moments["advice"], moments["converged"])), "advice")
    same("moment_step", run.field("moment_step"), moments["step"])
    if "ladder" in run.tables:
        ladder = run.table("ladder")
        rungs = ladder["rung"].max() + 1
        require(len(ladder) == rungs * len(moments), f"{len(ladder)} rungs")
        close("weights", ladder.groupby("step")["weight"].sum(), numpy.ones(len(moments)), 1e-12)
        overlap = run.field("overlap")
        require(overlap.shape == (len(moments), rungs, rungs), f"overlap of {overlap.shape}")
        # Shares of some thousand samples each.
        close("overlap", overlap.sum(axis=2), numpy.ones((len(moments), rungs)), 1e-6)
        # Thermodynamic integration is the weighted sum of the integrand: F = sum(w D) / beta.
        integral = methods[methods["method"] == "thermodynamic-integration"]["F"].to_numpy()
        for k, step in enumerate(moments["step"]):
            rows = ladder[ladder["step"] == step]
            value = (rows["weight"] * rows["difference"]).sum() / moments["beta"][k]
            if moments["cases"][k] == 1:
                close(f"integral at {step}", integral[k], value, 1e-10 * max(1, abs(value)))
    if "free_energy_gradient" in run.fields:
        slopes, errors = run.field("free_energy_gradient", "free_energy_gradient_se")
        length = numpy.sqrt(numpy.maximum((slopes**2 - errors**2).sum(axis=1), 0))
        close("gradient_norm", length, moments["gradient_norm"], 1e-10 * max(1, length.max()))
    if run.ended and run.results["results"]:
        same("F", run.value("F"), methods[methods["step"] == moments["step"].iloc[-1]]["F"].iloc[0])
        same("U", run.value("U"), moments["loss"].iloc[-1])


def measured(run):
    """The tables of a recording fit each other and the results."""
    numpy = package("numpy")
    if "remarks" not in run.tables and "lags" not in run.tables:
        raise Inapplicable("no recording was measured")
    if "remarks" in run.tables:
        require(list(run.table("remarks")["remark"]) == run.results["remarks"], "other remarks")
    if "lags" in run.tables:
        lags = run.table("lags")
        for _, rows in lags.groupby("coordinate"):
            require((numpy.diff(rows["lag"]) > 0).all(), "lags do not rise")
            close("time", rows["time"] / rows["lag"], numpy.full(len(rows), rows["time"].iloc[0] / rows["lag"].iloc[0]), 1e-12)
            require((rows["raw"] >= rows["step"] * 0.98).all(), "the drift makes D smaller")
    if "spectrum" in run.tables:
        spectrum = run.table("spectrum")["diffusion"].to_numpy()
        require((numpy.diff(spectrum) <= 0).all(), "eigenvalues rise")
        same("D_step.eigenvalue.0", run.value("D_step.eigenvalue.0"), spectrum[0])
    if "positions" in run.tables:
        for _, rows in run.table("positions").groupby("coordinate"):
            require((numpy.diff(rows["q"]) > 0).all(), "bins do not rise")
    if "drift" in run.tables:
        drift = run.table("drift")
        close("residual", drift["drift"] - drift["fit"], drift["residual"], 1e-12 * max(1, abs(drift["drift"]).max()))
        close("fit", drift["fit"], run.value("gamma") * drift["force"], 1e-12 * max(1, abs(drift["fit"]).max()))


def controller(run):
    """An adaptive learner's ratio is made of its step, mu and D, and its work grows."""
    numpy = package("numpy")
    if "controller" not in run.tables:
        raise Inapplicable("no learner adapted")
    table = run.table("controller")
    ratio = table["rate"] * abs(table["mu"]) / table["diffusion"]
    close("log_saturation", numpy.exp(table["log_saturation"]) * 4 * numpy.pi, ratio, 1e-9 * abs(ratio).max())
    for _, rows in table.groupby("replica"):
        require((numpy.diff(rows["cost"]) > 0).all(), "cost does not grow")
        require((numpy.diff(rows["step"]) > 0).all(), "steps do not grow")


def forms(run):
    """Forms of clouds: eigenvalues rise and add up to the trace, and the squares of clouds are those of their form."""
    numpy = package("numpy")
    if "forms" not in run.tables:
        raise Inapplicable("no clouds were measured")
    table = run.table("forms")
    values = table[["eigenvalue0", "eigenvalue1", "eigenvalue2"]].to_numpy()
    require(not (numpy.diff(values, axis=1) < 0).any(), "eigenvalues fall")
    trace = table[["g00", "g11", "g22"]].sum(axis=1)
    close("trace", numpy.nansum(values, axis=1), trace, 1e-9 * max(1, abs(trace).max()))
    require(set(table["definite"]) <= {-1, 0, 1}, "an unknown verdict")
    require(set(table["network"]) <= {0, 1}, "an unknown network")
    clouds = run.table("clouds").merge(table[table["network"] == 0], on=["reading", "vector"])
    square = sum(
        (1 if a == b else 2) * clouds[f"g{a}{b}"] * clouds[f"velocity{a}"] * clouds[f"velocity{b}"]
        for a in range(3)
        for b in range(a, 3)
        if not clouds[f"velocity{b}"].isna().any()
    )
    close("square", square, clouds["square"], 1e-9 * max(1, abs(square).max()))
    close("form", clouds["production"] - square, clouds["form"], 1e-9 * max(1, abs(square).max()))
    for reading, name in enumerate(["layers", "delay"]):
        for network, suffix in enumerate(["", "_untrained"]):
            own = table[(table["reading"] == reading) & (table["network"] == network)]
            if len(own):
                production, g = run.field(f"sigma_plus_{name}{suffix}", f"g_{name}{suffix}")
                require((production == own["production"].to_numpy()).all(), "another sigma_plus")
                require((g[:, 0, 1] == own["g01"].to_numpy()).all() or own["g01"].isna().all(), "another g")


def contests(run):
    """Standings count every seed once, the leader lacks nothing, and distances have rising times."""
    numpy = package("numpy")
    if "standings" not in run.tables:
        raise Inapplicable("no contest was held")
    standings = run.table("standings")
    places = ["won", "picked", "tied", "disputed", "behind", "absent"]
    for _, rows in standings.groupby("round"):
        seeds = rows[places].sum(axis=1)
        require((seeds == seeds.iloc[0]).all(), "seeds are missing")
        require((rows["won"] + rows["picked"]).sum() <= seeds.iloc[0], "two winners")
    require((standings["behind_by"].dropna() >= 0).all(), "someone is ahead of the leader")
    for _, rows in run.table("distances").groupby(["round", "contestant"]):
        require((numpy.diff(rows["time"]) > 0).all(), "times do not rise")

def survey(run):
    """Every mover of a survey has as many seeds as the others, none with two picks, and results tell the shares of picks."""
    if "survey" not in run.tables:
        raise Inapplicable("no survey was made")
    table = run.table("survey")
    places = ["won", "picked", "tied", "disputed", "behind", "absent"]
    fitted = table[table["round"] == 1]
    seeds = fitted.groupby("case").apply(lambda rows: rows[places].sum(axis=1).max())
    for _, rows in fitted.groupby("case"):
        require((rows["won"] + rows["picked"]).sum() <= seeds.max(), "two picks")
    cells = ["case", "first", "second"]
    require(len(table[cells].drop_duplicates()) == table["case"].nunique(), "a mover has two places")


def pressure(run):
    """kappa of a contest in units of 4 D^2 is kappa over the reference, where it was fitted."""
    if "pressure" not in run.tables:
        raise Inapplicable("kappa was not asked for")
    table = run.table("pressure")
    fitted = table[table["fate"] > 0]
    close("relative", fitted["relative"] * fitted["reference"], fitted["kappa"], 1e-9 * abs(table["reference"]).max())
    require(fitted["p"].between(0, 1).all(), "p outside of [0, 1]")
    measured = table[table["fate"] == 2]
    if len(measured) and (table["coordinate"] == 0).all():
        close("kappa", run.value("kappa"), measured["kappa"].mean(), 1e-9 * abs(table["reference"]).max())


def planted(run):
    """Shares of seeds that pass are those of the table of all stages; null models are none of them."""
    if run.manifest["kind"] != "gravity":
        raise Inapplicable("nothing was planted")
    rows = run.table("planted_stages")
    stages = ("equations", "lambda", "hamiltonian", "evolved", "geodesics")
    seeds = rows["seed"].nunique()
    for number, stage in enumerate(stages):
        solution = rows[(rows["stage"] == number) & (rows["what"] == 0) & (rows["violation"] == 0)]
        if len(solution) == seeds:
            close(f"{stage}.passed", (solution["verdict"] == 1).mean(), run.value(f"{stage}.passed"), 1e-12)
            close(f"{stage}.residual", solution["residual"].mean(), run.value(f"{stage}.residual"), SUMS)
            for what, null in ((1, "shuffled"), (2, "random"), (3, "frozen")):
                passed = rows[(rows["stage"] == number) & (rows["what"] == what)]["verdict"] == 1
                close(f"{stage}.null.{null}", passed.sum() / seeds, run.value(f"{stage}.null.{null}"), 1e-12)


def solutions(run):
    """Fields of an equation on a grid have axes with coordinates, and the moments that the tables and the results tell."""
    numpy = package("numpy")
    if "time" not in run.fields.variables:
        raise Inapplicable("no equation was solved on a grid")
    axes = [name for name in ("q0", "q1", "q2") if name in run.fields.dims]
    require(axes, "no axis")
    for k, name in enumerate(axes):
        if run.manifest["kind"] == "einstein":
            points, *both = (package("yaml").safe_load(run.option(f"einstein.grid.{key}"))[k] for key in ("points", "from", "to"))
            ends, cells = [float(end) for end in both], int(points)
        else:
            place = f"grid.axes.{k}"
            ends = [float(run.option(f"{place}.{end}")) for end in ("from", "to")]
            cells = int(run.option(f"{place}.points"))
        require(run.fields[name].dims == (name,) and len(run.fields[name]) == cells, f"{name}: not {cells} cells")
        # Middles of equal cells; some roundings of numbers as large as the ends.
        middles = ends[0] + (numpy.arange(cells) + 0.5) * (ends[1] - ends[0]) / cells
        close(name, run.fields[name].values, middles, 1e-14 * max(1, *map(abs, ends)))
    for name in run.fields.data_vars:
        require(run.fields[name].dims == ("time", *axes), f"{name}: dimensions {run.fields[name].dims}")
        require(set(run.fields[name].coords) == {"time", *axes}, f"{name}: coordinates {list(run.fields[name].coords)}")
    if run.manifest["kind"] == "einstein":
        rows = run.table("einstein_history")
        require(set(run.fields["time"].values) <= set(rows["time"]), "a slice without a row of the history")
        last = run.fields.isel(time=-1)
        for name in "xyz":
            # Means over all cells in another order.
            close(f"a.{name}", float(numpy.sqrt(last[f"gamma_{name}{name}"]).mean()), run.value(f"a.{name}"), SUMS)
        return
    density = run.fields["density"] if "density" in run.fields else run.fields["psi_re"] ** 2 + run.fields["psi_im"] ** 2
    require(bool((density >= 0).all()), "a density below 0")
    cell = math.prod(float(run.fields[name][1] - run.fields[name][0]) for name in axes)
    norms = density.sum(axes) * cell
    means = [(density * run.fields[name]).sum(axes) * cell / norms for name in axes]
    course, coordinates = run.table("course"), run.table("coordinates")
    same("course.time", course["time"], run.fields["time"])
    # Sums over all cells in another order: some 1e4 roundings of numbers as large as the coordinates.
    close("course.norm", course["norm"], norms, SUMS)
    for k, name in enumerate(axes):
        rows = coordinates[coordinates["coordinate"] == k]
        same(f"coordinates.time of {name}", rows["time"], run.fields["time"])
        close(f"mean of {name}", rows["mean"], means[k], SUMS * float(abs(run.fields[name]).max()))
        if run.ended and run.status["state"] == "completed":
            close(f"result mean of {name}", run.value("mean" if len(axes) == 1 else f"mean.{k}"), rows["mean"].iloc[-1], SUMS)


def particles(run):
    """Particles are as far from the density as their table and the results tell; their paths begin at the start."""
    numpy = package("numpy")
    if "particles" not in run.tables:
        raise Inapplicable("no particles")
    rows = run.table("particles")
    same("particles.time", rows["time"], run.fields["time"])
    close("particles.z", (rows["distance"] - rows["expected"]) / rows["expected_sd"], rows["z"], 1e-9 * max(1, abs(rows["z"]).max()))
    require(((rows["distance"] >= 0) & (rows["distance"] <= 1)).all(), "a distance beyond [0, 1]")
    require((numpy.diff(rows["stopped"]) >= 0).all(), "particles go on that had stopped")
    if run.ended and run.status["state"] == "completed":
        for name in ("distance", "expected", "z"):
            same(name, run.value(f"particles.{name}"), rows[name].iloc[-1])
    if "paths" in run.tables:
        for (particle, coordinate), path in run.table("paths").groupby(["particle", "coordinate"]):
            require(path["time"].iloc[0] == 0 and (numpy.diff(path["time"]) > 0).all(), f"path {particle}: times do not rise")
            places = run.fields[f"q{coordinate}"].values
            require(places[0] - 1 <= path["position"].iloc[0] <= places[-1] + 1, f"path {particle} begins outside")


def json_name(column):
    """Columns have _ where JSON has a dot."""
    return re.sub("^(loss|accuracy)_", r"\1.", column)


# --- results ----------------------------------------------------------------------------------------------------


def results(run):
    """results.json and tables/results tell the same estimates, in the same order."""
    run.require_end()
    estimates = run.results["results"]
    frame = run.table("results")
    outcome = run.results["outcome"]
    require(STATES.get(outcome, outcome) == run.status["state"], "outcome and state differ")
    require(list(frame["name"]) == list(estimates), "other names")
    same("value", frame["value"], [number(estimate["value"]) for estimate in estimates.values()])
    same("error", frame["error"], [number(estimate["error"]) for estimate in estimates.values()])
    same("n", frame["n"], [estimate["n"] for estimate in estimates.values()])


def results_of_epochs(run):
    """Losses and the spectral radius are means over the replicas' last epochs, with standard errors."""
    numpy = package("numpy")
    run.require_end()
    epochs = run.table("epochs")
    last = epochs[epochs["epoch"] == epochs["epoch"].max()]
    for column in ("loss", "loss_inputs", "loss_bulk", "loss_outputs", "loss_potential", "spectral_radius"):
        name = json_name(column)
        values = last[column].to_numpy()
        estimate = run.results["results"][name]
        require(estimate["n"] == len(values), f"{name}: n = {estimate['n']} of {len(values)} replicas")
        close(name, estimate["value"], values.mean(), SUMS * max(1, abs(values).max()))
        error = numpy.std(values, ddof=1) / math.sqrt(len(values)) if len(values) > 1 else math.nan
        if estimate["error"] is not None:
            close(f"error of {name}", estimate["error"], error, SUMS * max(1, abs(values).max()))
        else:
            require(math.isnan(error), f"{name}: no error")
    shares = last[["loss_inputs", "loss_bulk", "loss_outputs", "loss_potential"]].sum(axis=1)
    close("shares of the loss", shares, last["loss"], SUMS * max(1, abs(last["loss"]).max()))


def ledger(run):
    run.require_end()
    if run.manifest["kind"] != "duality":
        require(run.results["ledger"] == [], "a ledger, but not of kind duality")
        raise Inapplicable("no ledger")
    rows = run.json("ledger.json")
    require(rows == run.results["ledger"], "ledger.json and results.json differ")
    require(len(rows) == 76, f"{len(rows)} rows")
    require(len({row["equation"] for row in rows}) == 76, "an equation stands there twice")
    words = {"holds", "fails", "inconclusive", "not testable", "not built"}
    for row in rows:
        require(row["verdict"] in words, f"{row['equation']}: {row['verdict']}")
        if row["verdict"] == "holds":
            reach = abs(row["residual"]["value"]) + 1.96 * row["residual"]["error"]
            require(reach <= row["tolerance"], f"{row['equation']} holds, but {reach} > {row['tolerance']}")
            require(row["null_model"]["value"] > row["tolerance"], f"{row['equation']}: the null model holds")


# --- arrays -----------------------------------------------------------------------------------------------------


def arrays(run):
    """zarr and xarray read the same numbers; every chunk is there; metadata and consolidated metadata agree."""
    zarr = package("zarr")
    path = str(run.path / "fields.zarr")
    consolidated = dict(zarr.open_consolidated(path, mode="r").arrays())
    plainly = {"use_consolidated": False} if major("zarr") >= 3 else {}
    plain = dict(zarr.open_group(path, mode="r", **plainly).arrays())
    require(set(consolidated) == set(run.fields.variables), f"xarray sees {sorted(run.fields.variables)}")
    require(set(consolidated) <= set(plain), f"without .zarray: {sorted(set(consolidated) - set(plain))}")
    for name, array in consolidated.items():
        require(array.shape == plain[name].shape, f"{name}: .zarray has another shape than .zmetadata")
        require(dict(array.attrs) == dict(plain[name].attrs), f"{name}: other attributes in .zmetadata")
        there = array.nchunks_initialized
        require(there == array.nchunks, f"{name}: {there} of {array.nchunks} chunks are there")
        require(array.dtype.str in ("<f8", "<i8"), f"{name}: {array.dtype.str}")
        same(name, array[...], run.fields[name].values)
    files = [file for file in (run.path / "fields.zarr").rglob("*") if file.is_file()]
    run.opened.update(str(file.relative_to(run.path)) for file in files)


def attributes(run):
    metadata = load_json((run.path / "fields.zarr/.zmetadata").read_text(encoding="utf-8"))["metadata"]
    names = [key.removesuffix("/.zarray") for key in metadata if key.endswith("/.zarray")]
    if not names:
        raise Inapplicable("no array yet")
    for name in names:
        words = metadata[f"{name}/.zattrs"]
        axes = words["_ARRAY_DIMENSIONS"]
        require(len(axes) == len(metadata[f"{name}/.zarray"]["shape"]), f"{name}: dimensions {axes}")
        require(list(run.fields[name].dims) == axes, f"{name}: xarray has dimensions {run.fields[name].dims}")
        require(words.get("units") and words.get("long_name"), f"{name}: no units or no long_name")
        require(run.fields[name].attrs.get("units") == words["units"], f"{name}: xarray lost its units")
        for other in words.get("ancillary_variables", "").split():
            require(other in names, f"{name}: its ancillary variable {other} is not there")
            require(run.fields[other].dims == run.fields[name].dims, f"{other} has not the dimensions of {name}")


def numbers_of_neurons(run):
    """Attributes that count neurons, samples and pixels."""
    run.require_end()
    bias, losses, examples = (attributes_of(run, name) for name in ("bias", "loss_by_neuron", "example_features"))
    for kind in ("inputs", "outputs"):
        require(bias[kind] == run.option(f"network.{kind}"), f"{bias[kind]} {kind}")
    counts = [int(bias[kind]) for kind in ("inputs", "bulk", "outputs")]
    require(sum(counts) == run.fields.sizes["neuron"], f"{counts} of {run.fields.sizes['neuron']} neurons")
    require(0 <= int(bias["recurrent"]) <= counts[1], f"{bias['recurrent']} recurrent neurons")
    require(f"mean over {losses['samples']} samples" in losses["long_name"], f"{losses['samples']} samples")
    columns = int(examples["image_columns"])
    require(columns == 0 or run.fields.sizes["feature"] % columns == 0, f"images of {columns} columns")


def attributes_of(run, name):
    run.field(name)
    return run.fields[name].attrs


def confusion(run):
    numpy = package("numpy")
    run.require_end()
    cases = run.field("confusion")
    replicas = int(run.option("learning.replicas"))
    require(numpy.all(cases >= 0) and not numpy.any(cases.sum(axis=1) % replicas), "not as many cases as replicas")
    files = [name for name in run.checkpoints[-1] if re.fullmatch(r"\d+\.result\.answers", name)]
    require(len(files) == replicas, f"answers of {len(files)} replicas in the checkpoint")
    given = numpy.concatenate([run.checkpoints[-1][name] for name in files])
    same("answers", cases.sum(axis=0), numpy.bincount(given, minlength=len(cases)))
    # Of each replica a ratio of integers was taken: one rounding each.
    close("accuracy", numpy.trace(cases) / cases.sum(), run.value("accuracy.dynamics"), replicas * 2.3e-16)


def spectrum(run):
    """numpy finds the eigenvalues that were filed, and their largest modulus."""
    numpy = package("numpy")
    run.require_end()
    weights, real, imaginary = run.field("weights", "eigenvalue_re", "eigenvalue_im")
    filed = real + 1j * imaginary
    found = numpy.linalg.eigvals(numpy.nan_to_num(weights, nan=0.0))
    require(found.shape == filed.shape, f"{filed.shape} eigenvalues for {found.shape}")
    for value in filed:  # nearest first come: each eigenvalue is found once
        nearest = int(numpy.argmin(abs(found - value)))
        # Two algorithms on a matrix of norm about 1 whose eigenvectors are well-conditioned.
        close(f"eigenvalue {value}", found[nearest], value, 1e-10)
        found = numpy.delete(found, nearest)
    # Gelfand's formula gives the radius to 1e-7, as docs/learning.md says. Orthogonal blocks of one gain give all replicas
    # the radius of replica 0.
    close("spectral radius", abs(filed).max(), run.value("spectral_radius"), 1e-7)


def losses(run):
    """Losses by neuron are those in the checkpoint; over the inputs they are what the data alone set."""
    numpy = package("numpy")
    run.require_end()
    mean, error = run.field("loss_by_neuron", "loss_by_neuron_se")
    require(numpy.all(mean >= 0) and numpy.all(error >= 0), "a loss or an error is negative")
    same("checkpoint", run.kept("0.result.portrait.losses"), [mean, error])
    inputs = slice(0, int(run.option("network.inputs")))
    # Test samples against training samples: three standard errors, of a sum of inputs that may all be correlated.
    close("loss of the inputs", mean[inputs].sum(), run.value("loss.inputs"), 3 * error[inputs].sum())


def portrait(run):
    run.require_end()
    weights, bias, real, imaginary = run.field("weights", "bias", "eigenvalue_re", "eigenvalue_im")
    same("weights", run.kept("0.result.portrait.weights").reshape(weights.shape), weights)
    same("biases", run.kept("0.result.portrait.biases")[0], bias)
    same("eigenvalues", run.kept("0.result.portrait.eigenvalues"), [real, imaginary])


def trainables(run):
    """q of replica 0 are its weights, block by block, target by target, and its biases."""
    numpy = package("numpy")
    run.require_end()
    q, weights, bias = run.field("q", "weights", "bias")
    if run.option("network.bulk.structure") != "cyclic" or run.option("network.bulk.trainable") != "false":
        raise Inapplicable("another order of blocks")
    inputs, outputs = int(run.option("network.inputs")), int(run.option("network.outputs"))
    bulk = slice(inputs, len(bias) - outputs)
    expected = [weights[bulk, :inputs].ravel(), weights[-outputs:, bulk].ravel(), bias[inputs:]]
    same("q", q[0], numpy.concatenate(expected))
    require(len(q) == int(run.option("learning.replicas")), f"{len(q)} replicas")
    require(numpy.all(numpy.isfinite(q)) and len(numpy.unique(q, axis=0)) == len(q), "two replicas are the same")


def answers(run):
    """The filed network, run here by (2.1), gives the answers that were filed."""
    numpy = package("numpy")
    run.require_end()
    weights, bias, features = run.field("weights", "bias", "example_features")
    table = run.table("examples")
    require(run.option("network.activation.kind") == "tanh", "the activation is not tanh")
    ties = numpy.nan_to_num(weights, nan=0.0)
    inputs, outputs = int(run.option("network.inputs")), int(run.option("network.outputs"))
    states = numpy.zeros((len(features), len(bias)))
    states[:, :inputs] = features
    for _ in range(int(run.option("readout.dynamics-steps"))):
        states = numpy.tanh(states @ ties.T + bias)
        states[:, :inputs] = features
    same("answers", numpy.argmax(states[:, -outputs:], axis=1), table["answer"])


def ensembles(run):
    """Snapshots in fields.zarr have the steps, means and deviations of the tables, and the last those of the results."""
    numpy = package("numpy")
    if "ensemble_q" not in run.fields:
        raise Inapplicable("no ensemble")
    snapshots, spread = run.table("snapshots"), run.table("spread")
    require(set(snapshots["ensemble"]) == {n.removesuffix("_q") for n in run.fields.data_vars if n.endswith("_q")}, "")
    require(numpy.all(snapshots["stopped"] == 0), "replicas stopped: choose a run where none does")
    for name in snapshots["ensemble"].unique():
        steps, q = run.field(f"{name}_step", f"{name}_q")
        same(f"{name}_step", steps, snapshots["step"][snapshots["ensemble"] == name])
        rows = spread[spread["ensemble"] == name]
        described = int(rows["trainable"].max()) + 1
        require(len(rows) == described * len(steps), f"spread: {len(rows)} rows of the {name}")
        means = q[:, :, :described].mean(axis=1)
        deviations = q[:, :, :described].std(axis=1, ddof=1)
        close(f"means of the {name}", means.ravel(), rows["mean"], SUMS)
        close(f"deviations of the {name}", deviations.ravel(), rows["sd"], SUMS)
        close(f"errors of the {name}", deviations.ravel() / math.sqrt(q.shape[1]), rows["mean_se"], SUMS)
        if run.ended:
            prefix = "" if name == "ensemble" else f"{name}."
            for k in range(described):
                filed = [run.value(f"{prefix}q.{k}"), run.value(f"{prefix}q.{k}.sd")]
                same(f"{prefix}q.{k}", filed, rows[["mean", "sd"]].to_numpy()[k - described])
                close(f"{prefix}q.{k}", filed, [means[-1, k], deviations[-1, k]], SUMS)


def branches(run):
    """All branches start from the q of one replica, and then differ."""
    numpy = package("numpy")
    steps, q, branch_steps, branch_q = run.field("ensemble_step", "ensemble_q", "branch_step", "branch_q")
    start = q[steps == branch_steps[0], int(run.option("learning.ensemble.branch.from"))]
    if len(start) == 0:
        raise Inapplicable("no snapshot where the branches start")
    same("start", branch_q[0], numpy.broadcast_to(start[0], branch_q[0].shape))
    if len(branch_q) > 1:
        require(len(numpy.unique(branch_q[-1], axis=0)) == len(branch_q[-1]), "two branches are the same")


# --- checkpoints ------------------------------------------------------------------------------------------------


def checkpoints(run):
    """Each opens with numpy.load, has the checksum of its own content, and tells how far the outputs had come."""
    if run.manifest["kind"] in WITHOUT or (run.manifest["kind"] in WHEN_DUE and not run.checkpoints):
        raise Inapplicable("it keeps none")
    require(1 <= len(run.checkpoints) <= 2, f"{len(run.checkpoints)} checkpoints")
    for file, entries in zip(sorted(run.path.glob("checkpoints/*.npz")), run.checkpoints, strict=True):
        digest = hashlib.sha256()
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            require(names[-1] == "sha256.npy" and len(set(names)) == len(names), f"{file.name} ends with {names[-1]}")
            for name in names[:-1]:
                digest.update(name.removesuffix(".npy").encode())
                digest.update(archive.read(name))
        require(str(entries["sha256"]) == digest.hexdigest(), f"{file.name}: its checksum is not that of its content")
        require({f"{name}.npy" for name in entries} == set(names), f"{file.name}: numpy sees other names")


def outputs_at_checkpoint(run):
    """A run that stopped has exactly what its newest checkpoint says; one that went on or ended has no less."""
    if run.manifest["kind"] in WITHOUT or (run.manifest["kind"] in WHEN_DUE and not run.checkpoints):
        raise Inapplicable("it keeps none")
    newest = run.checkpoints[-1]
    exact = run.status["state"] == "interrupted"
    there = {"run.metrics": (run.path / "metrics.ndjson").stat().st_size}
    for name in newest:
        if name.startswith("tables."):
            there[name] = len(list((run.path / "tables" / name.removeprefix("tables.")).glob("*.parquet")))
        elif name.startswith("fields.zarr.rows."):
            there[name] = run.fields.sizes[run.fields[name.removeprefix("fields.zarr.rows.")].dims[0]]
    for name, found in there.items():
        kept = int(newest[name][0])
        require(found == kept if exact else found >= kept, f"{name}: {found}, the checkpoint says {kept}")


def epochs_in_checkpoint(run):
    """Epochs of a replica that has ended stand in the checkpoint with the bits of the table."""
    numpy = package("numpy")
    epochs = run.table("epochs")
    ended = [name for name in run.checkpoints[-1] if re.fullmatch(r"\d+\.result\.epochs", name)]
    if not ended:
        raise Inapplicable("no replica had ended")
    columns = [name for name in epochs.columns if name not in ("replica", "loss")]  # the sum of its shares
    for name in ended:
        rows = epochs[epochs["replica"] == int(name.split(".")[0])].sort_values("epoch")
        same(name, run.checkpoints[-1][name], numpy.column_stack([rows[column] for column in columns]))


# --- exports ----------------------------------------------------------------------------------------------------


def exported(run, ending):
    path = run.exports and pathlib.Path(run.exports) / (run.path.name + ending)
    if not path or not path.exists():
        raise Inapplicable("no export given")
    return path


def hdf5(run):
    """h5py reads the numbers, dimensions and units of fields.zarr and of the tables."""
    h5py = package("h5py")
    with h5py.File(exported(run, ".h5"), "r") as file:
        require(set(file) == set(run.fields.variables) | {"tables"}, f"it holds {sorted(file)}")
        for name, array in run.fields.variables.items():
            dataset = file[name]
            same(name, dataset[()], array.values)
            axes = [hdf5_text(axis) for axis in dataset.attrs["_ARRAY_DIMENSIONS"]]
            require(axes == list(array.dims), f"{name}: dimensions {axes}")
            for key in ("units", "long_name"):
                require(hdf5_text(dataset.attrs[key]) == array.attrs[key], f"{name}: other {key}")
        require(set(file["tables"]) == {path.name for path in run.path.glob("tables/*")}, "other tables")
        for name, frame in run.tables.items():
            for column in frame.columns:
                dataset = file["tables"][name][column]
                if frame[column].dtype.kind in "if":
                    whole = dataset.dtype.kind == "i"  # has no NaN: 0 stands there, and column_missing tells
                    same(f"{name}.{column}", dataset[()], frame[column].fillna(0) if whole else frame[column])
                    if whole and frame[column].isna().any():
                        same(f"{name}.{column}", file["tables"][name][f"{column}_missing"][()], frame[column].isna())
                else:
                    texts = [hdf5_text(text) for text in dataset[()]]
                    require(texts == list(frame[column]), f"{name}.{column} differs")
                require(hdf5_text(dataset.attrs["long_name"]), f"{name}.{column}: no long_name")


def hdf5_text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def csv(run):
    """pandas.read_csv reads the numbers of fields.zarr and of the tables, to the last bit."""
    pandas = package("pandas")
    directory = exported(run, "-csv")
    exactly = {"float_precision": "round_trip"} if major("pandas") < 3 else {}  # newer ones always read so

    def read(name):
        return pandas.read_csv(directory / name, **exactly)

    columns = read("columns.csv")
    named = set(columns["file"] + " " + columns["column"])
    for name, array in run.fields.variables.items():
        frame = read(f"fields/{name}.csv")
        require(f"fields/{name}.csv {name}" in named, f"columns.csv does not name {name}")
        same(name, frame[name].to_numpy().reshape(array.shape), array.values)
        axes = [axis + "_index" if axis == name else axis for axis in array.dims]
        require(list(frame.columns) == [*axes, name], f"{name}: columns {list(frame.columns)}")
        flat = package("numpy").ravel_multi_index([frame[axis] for axis in axes], array.shape)
        same(f"indices of {name}", flat, range(array.size))
    for name, frame in run.tables.items():
        copy = read(f"tables/{name}.csv")
        require(list(copy.columns) == list(frame.columns), f"{name}: columns {list(copy.columns)}")
        for column in frame.columns:
            require(f"tables/{name}.csv {column}" in named, f"columns.csv does not name {name}.{column}")
            if frame[column].dtype.kind in "if":
                same(f"{name}.{column}", copy[column].astype(frame[column].dtype), frame[column])
            else:
                missing = copy[column].isna()  # pandas reads an empty text as missing
                texts = ["" if gone else text for text, gone in zip(copy[column], missing, strict=True)]
                require(texts == list(frame[column]), f"{name}.{column} differs")


# --- recordings of others ---------------------------------------------------------------------------------------


def pytorch_recording(directory, launcher):
    """docs/measure-pytorch.py records learners that start together and drift apart; LAUNCHER measures them."""
    import subprocess
    import sys

    numpy = package("numpy")
    script = pathlib.Path(__file__).parents[2] / "docs" / "measure-pytorch.py"
    file = pathlib.Path(directory).resolve() / "learner.npy"
    said = subprocess.run([sys.executable, script, file], check=True, capture_output=True, text=True).stdout
    require(said.startswith("septuple run ") and str(file) in said, f"it says {said!r}")
    q = numpy.load(file, allow_pickle=False)
    require(q.shape == (400, 64, 9) and q.dtype == "<f4", f"{q.shape} of {q.dtype}")
    require(numpy.isfinite(q).all(), "a number is not finite")
    same("start", q[0], numpy.broadcast_to(q[0, :1], q[0].shape))
    require(q[-1].std(axis=0).min() > 0, "replicas stay together")
    plan = file.with_name("measure.yaml")
    plan.write_text(subprocess.run([launcher, "new", "measure"], check=True, capture_output=True, text=True).stdout)
    recording = f"recording={{file: {file}, axes: [time, replica, coordinate], interval: 0.05}}"
    subprocess.run([launcher, "run", plan, recording, "--out", directory, "--progress", "none", "-q"], check=True)


# --- all --------------------------------------------------------------------------------------------------------


def every_file(run):
    """No file is left that nothing opened. Comes last."""
    if not all(is_there(name) for name in PACKAGES):
        raise Skipped("not all packages are here")
    there = {str(file.relative_to(run.path)) for file in run.path.rglob("*") if file.is_file()}
    left = there - run.opened - {"lock"}
    require(not left, f"opened by nothing: {sorted(left)}")


def is_there(name):
    try:
        package(name)
        return True
    except Skipped:
        return False


ALL = [
    manifest,
    hashes,
    status,
    configuration,
    log,
    report,
    report_example,
    metrics,
    tables,
    metrics_in_tables,
    free_energies,
    measured,
    controller,
    forms,
    contests,
    survey,
    pressure,
    planted,
    solutions,
    particles,
    results,
    results_of_epochs,
    ledger,
    arrays,
    attributes,
    numbers_of_neurons,
    confusion,
    spectrum,
    losses,
    portrait,
    trainables,
    answers,
    ensembles,
    branches,
    checkpoints,
    outputs_at_checkpoint,
    epochs_in_checkpoint,
    hdf5,
    csv,
    every_file,
]
