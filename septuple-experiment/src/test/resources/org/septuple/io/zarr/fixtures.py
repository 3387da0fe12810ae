"""Writes groups into an archive beside this script: `python fixtures.py zarr2` with zarr 2.13.6, `... zarr3` with zarr 3.1.6.

The number at place i of every array, counted in C order, is i/2 - 3 for floats, i - 3 for integers, i for u1.
"""
import pathlib
import sys
import tempfile
import zipfile

import numcodecs
import numpy as np
import zarr

here = pathlib.Path(tempfile.mkdtemp())
three = int(zarr.__version__.split(".")[0]) == 3
if three:
    import warnings

    warnings.simplefilter("ignore")


def group(name):
    path = here / name
    return zarr.open_group(str(path), mode="w", **({"zarr_format": 2} if three else {}))


def array(g, name, dtype, shape, chunks, compressor, fill=None, order="C", separator=".", filters=None, keep=None):
    if three:
        a = g.create_array(
            name, shape=shape, chunks=chunks, dtype=dtype, compressors=compressor, fill_value=fill, order=order,
            filters=filters, chunk_key_encoding={"name": "v2", "separator": separator})
    else:
        a = g.create_dataset(
            name, shape=shape, chunks=chunks, dtype=dtype, compressor=compressor, fill_value=fill, order=order,
            dimension_separator=separator, filters=filters)
    i = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    values = (i / 2 - 3 if np.dtype(dtype).kind == "f" else i if dtype == "|u1" else i - 3).astype(dtype)
    a[...] = values if keep is None else 0
    if keep is not None:
        a[keep] = values[keep]
    a.attrs["_ARRAY_DIMENSIONS"] = ["t", "x", "y", "z"][: len(shape)]
    a.attrs["units"] = "1"
    a.attrs["valid_range"] = [-3, 99.5]
    return a


def forget(name, arrayname, chunk):
    (here / name / arrayname / chunk).unlink()


gzip, zlib = numcodecs.GZip(level=1), numcodecs.Zlib(level=6)
g = group("readable")
g.attrs["title"] = "readable"
array(g, "edges", "<f8", (7, 5), (3, 2), gzip)
array(g, "line", "<i4", (7,), (3,), zlib)
array(g, "cube", "|u1", (2, 3, 5), (2, 2, 5), None)
array(g, "hyper", "<i8", (2, 3, 2, 3), (1, 2, 2, 2), zlib, separator="/")
array(g, "narrow", "<f4", (3, 4), (4, 4), gzip)
array(g, "single", "<f8", (), (), None)
array(g, "none", "<f8", (0, 3), (1, 3), gzip)
array(g, "holes", "<f8", (4,), (2,), gzip, fill=-1.5)
array(g, "notanumber", "<f8", (4,), (2,), gzip, fill=float("nan"))
array(g, "minus", "<i8", (4,), (2,), gzip, fill=-7)
array(g, "lost", "<i8", (4, 2), (2, 2), gzip)
for name, chunk in [("holes", "1"), ("notanumber", "1"), ("minus", "1"), ("lost", "1.0")]:
    forget("readable", name, chunk)
zarr.consolidate_metadata(g.store, **({"zarr_format": 2} if three else {}))

array(group("blosc"), "a", "<f8", (2,), (2,), numcodecs.Blosc())
array(group("fortran"), "a", "<f8", (2, 2), (2, 2), gzip, order="F")
array(group("bigendian"), "a", ">f8", (2,), (2,), gzip)
array(group("filtered"), "a", "<f8", (2,), (2,), gzip, filters=[numcodecs.Delta(dtype="<f8")])
if three:
    zarr.open_group(str(here / "format3"), mode="w", zarr_format=3)

with zipfile.ZipFile(pathlib.Path(__file__).with_name(sys.argv[1] + ".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(path for path in here.rglob("*") if path.is_file()):
        archive.writestr(zipfile.ZipInfo(file.relative_to(here).as_posix()), file.read_bytes(), zipfile.ZIP_DEFLATED)
