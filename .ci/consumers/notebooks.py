#!/usr/bin/env python3
"""Executes the notebooks of docs/notebooks on a run. A warning, or a word on stderr, counts as a failure.

    python notebooks.py RUN [FOLDER]

FOLDER takes what the cells draw, NOTEBOOK-1.png and so on.
"""

import base64
import os
import pathlib
import sys


def main():
    try:
        import ipykernel  # noqa: F401  (nbclient starts it)
        import matplotlib  # noqa: F401
        import nbclient
        import nbformat
    except ImportError as missing:
        print(f"notebooks skipped: no {missing.name}")
        return 0
    os.environ["SEPTUPLE_RUN"] = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    root = pathlib.Path(__file__).resolve().parents[2]
    for path in sorted(root.glob("docs/notebooks/*.ipynb")):
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
