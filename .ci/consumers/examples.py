#!/usr/bin/env python3
"""Executes what the documentation shows in Python: the examples of its pages, and the notebooks of docs/notebooks.

    python examples.py DIGITS MOONS [FOLDER]

DIGITS is a finished run of the main job, MOONS one of an ensemble; pages call them runs/DIGITS and runs/MOONS. FOLDER takes what
notebooks draw, NOTEBOOK-1.png and so on. A warning, or a word of a notebook on stderr, counts as a failure.
"""

import base64
import contextlib
import importlib.util
import io
import os
import pathlib
import re
import sys
import tempfile
import warnings

ROOT = pathlib.Path(__file__).resolve().parents[2]
OF_PAGES = ["numpy", "pandas", "pyarrow", "xarray", "zarr", "h5py"]
OF_NOTEBOOKS = ["numpy", "pandas", "pyarrow", "xarray", "zarr", "matplotlib", "ipykernel", "nbclient", "nbformat"]


def lacking(packages):
    return ", ".join(name for name in packages if importlib.util.find_spec(name) is None)


def pages(digits, moons):
    """Runs the examples of each page, one after the other, in one namespace and in an empty working directory."""
    here = os.getcwd()
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]):
        examples = re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        names = {}
        with tempfile.TemporaryDirectory() as empty:
            os.chdir(empty)
            for number, example in enumerate(examples, start=1):
                code = example.replace("runs/DIGITS", str(digits)).replace("runs/MOONS", str(moons))
                with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                    warnings.simplefilter("error")
                    warnings.simplefilter("ignore", ResourceWarning)  # a short example may leave a file open
                    exec(compile(code, f"{page.name}, example {number}", "exec"), names)
            os.chdir(here)
        if examples:
            print(f"{page.name}: {len(examples)} examples")


def main():
    if missing := lacking(OF_PAGES):
        print(f"examples of pages skipped: no {missing}")
    digits, moons = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    if not lacking(OF_PAGES):
        pages(digits, moons)
    return notebooks(digits, pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None)


def notebooks(run, folder):
    if missing := lacking(OF_NOTEBOOKS):
        print(f"notebooks skipped: no {missing}")
        return 0
    import nbclient
    import nbformat

    os.environ["SEPTUPLE_RUN"] = str(run)
    for path in sorted(ROOT.glob("docs/notebooks/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        committed = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
        if committed:
            print(f"{path.name}: clear the outputs before committing it")
            return 1
        notebook.cells.insert(0, nbformat.v4.new_code_cell("import warnings\nwarnings.simplefilter('error')"))
        # What the kernel itself has to say when it ends is no matter of ours.
        notebook.cells.append(nbformat.v4.new_code_cell("warnings.simplefilter('ignore')"))
        nbclient.NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            resources={"metadata": {"path": str(path.parent)}},
        ).execute()
        outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
        told = [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
        if told:
            print(f"{path.name}: {''.join(told)}")
            return 1
        pictures = [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]
        for number, picture in enumerate(pictures if folder else [], start=1):
            (folder / f"{path.stem}-{number}.png").write_bytes(base64.b64decode(picture))
        print(f"{path.name}: executed, {len(pictures)} figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
