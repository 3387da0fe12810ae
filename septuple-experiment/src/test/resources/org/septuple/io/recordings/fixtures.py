"""Writes recordings.zip beside this script, with numpy 2.4.6, pandas 3.1.1, pyarrow 26.0.1, zarr 3.1.6 and xarray 2026.9.0.

All hold 5 frames of 3 replicas of 2 coordinates; frame t of coordinate c of replica r is 100 t + 10 r + c + 0.5, without the
half where numbers are whole, and a tenth of the whole numbers where they must fit a byte.
"""
import pathlib
import tempfile
import warnings
import zipfile

import numcodecs
import numpy as np
import pandas as pd
import xarray as xr
import zarr

warnings.simplefilter("ignore")
here = pathlib.Path(tempfile.mkdtemp())
t, r, c = np.meshgrid(np.arange(5), np.arange(3), np.arange(2), indexing="ij")
whole = 100 * t + 10 * r + c
q = whole + 0.5

for kind in ("<f8", "<f4", "<f2", ">f8", ">f4"):
    np.save(here / f"{kind.replace('<', 'little-').replace('>', 'big-')}.npy", q.astype(kind))
for kind in ("<i8", "<i4", "<i2", "<u8", "<u4", "<u2", ">i4", ">u2"):
    np.save(here / f"{kind.replace('<', 'little-').replace('>', 'big-')}.npy", whole.astype(kind))
for kind in ("i1", "u1"):
    np.save(here / f"{kind}.npy", (whole // 10).astype(kind))
np.save(here / "fortran.npy", np.asfortranarray(q))
np.save(here / "replica-first.npy", np.ascontiguousarray(q.transpose(1, 0, 2)))
np.save(here / "coordinate-first.npy", np.ascontiguousarray(q.transpose(2, 1, 0)))
np.save(here / "fortran-replica-first.npy", np.asfortranarray(q.transpose(1, 0, 2)))
np.save(here / "plane.npy", q[:, 0])
np.save(here / "line.npy", q[:, 0, 0])
for version in ((2, 0), (3, 0)):
    with open(here / f"version{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, q, version=version)
np.save(here / "largest.npy", np.array([2**64 - 1, 2**63, 2**53 + 1], dtype="<u8"))
np.save(here / "gap.npy", np.where(whole == 210, np.nan, q))
np.save(here / "complex.npy", q + 1j)
np.save(here / "object.npy", q.astype(object))
np.save(here / "record.npy", np.zeros(5, dtype=[("x", "<f8"), ("y", "<f8")]))
np.save(here / "flags.npy", q > 1)
np.save(here / "words.npy", np.array(["a", "b"]))
np.save(here / "nothing.npy", q[:0])
np.save(here / "scalar.npy", np.float64(1))
np.save(here / "four.npy", q[None])
np.savez(here / "two.npz", q=q, p=-q)
np.savez(here / "one.npz", q=q)
np.savez_compressed(here / "deflated.npz", q=q, p=-q)

frame = pd.DataFrame({
    "t": 0.1 * t[:, :, 0].ravel(), "r": r[:, :, 0].ravel(), "run": [f"run {i}" for i in r[:, :, 0].ravel()],
    "x": q[:, :, 0].ravel(), "y": q[:, :, 1].ravel()})
frame.to_csv(here / "walk.csv", index=False)
frame.to_csv(here / "walk.csv.gz", index=False)
frame.to_csv(here / "indexed.csv")
pd.DataFrame(q[:, 0]).to_csv(here / "numbered.csv", index=False)
np.savetxt(here / "bare.csv", q[:, 0], delimiter=",")
frame.to_parquet(here / "walk.parquet")
for codec in ("gzip", "zstd", None):
    frame.to_parquet(here / f"{codec or 'plain'}.parquet", compression=codec)
(here / "parts").mkdir()
frame[:7].to_parquet(here / "parts" / "part-00000.parquet")
frame[7:].to_parquet(here / "parts" / "part-00001.parquet")
narrow = frame.assign(x=frame["x"].astype("float32"), y=frame["y"].astype("uint8"), t=range(len(frame)))
narrow.to_parquet(here / "narrow.parquet")
long = pd.DataFrame({"x": np.repeat([1.5, 2.5, -3.5], 3000), "y": np.arange(9000) % 17})
long.to_parquet(here / "long.parquet", row_group_size=2500)
frame.assign(x=[np.nan if i == 4 else x for i, x in enumerate(frame["x"])]).to_parquet(here / "gap.parquet")

group = zarr.open_group(str(here / "group.zarr"), mode="w", zarr_format=2)


def array(name, values, chunks, compressor):
    group.create_array(name, shape=values.shape, chunks=chunks, dtype=values.dtype, compressors=compressor)[...] = values


array("q", q, (2, 2, 1), numcodecs.GZip(1))
array("replica_first", q.transpose(1, 0, 2), (2, 3, 2), numcodecs.Zlib(1))
array("whole", whole.astype("<i4"), (5, 3, 2), None)
array("fast", q, (2, 2, 1), numcodecs.Blosc())
zarr.open_group(str(here / "three.zarr"), mode="w", zarr_format=3).create_array("q", data=q)
zarr.create_array(str(here / "alone.zarr"), data=q, zarr_format=2, compressors=None)
xr.Dataset(
    {"q": (("replica", "time", "coordinate"), q.transpose(1, 0, 2))}, coords={"name": ("coordinate", ["x", "y"])}
).to_zarr(here / "xarray.zarr", zarr_format=2, encoding={"q": {"compressors": None}})

with zipfile.ZipFile(pathlib.Path(__file__).with_name("recordings.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(path for path in here.rglob("*") if path.is_file()):
        archive.writestr(zipfile.ZipInfo(file.relative_to(here).as_posix()), file.read_bytes(), zipfile.ZIP_DEFLATED)
