/// Arrays of numbers as a directory in the Zarr format, version 2. May be used alone.
///
/// ```
/// ZarrWriter ─┬─ whole ───────────────────▶ arrays of fixed shape, at once
///             ├─ growing ─▶ GrowingArray ─▶ arrays whose first axis grows, record by record
///             ├─ records ─▶ RecordArray ──▶ arrays of fixed shape, record by record in any order
///             └─ commit ──────────────────▶ all of it becomes visible
/// ZarrGroup ─▶ ZarrArray ─▶ double[], long[]
/// ```
///
/// A group is a directory with `.zgroup`, `.zattrs`, `.zmetadata` and one directory per array, which holds `.zarray`, `.zattrs`
/// and chunks named by their place in the grid, `0.3.1`. Written are `<f8` and `<i8` in C order, gzip or plain, with a
/// `fill_value` of null; read are also `<f4`, `<i4`, `|u1`, zlib, and what is missing where there is a fill value.
///
/// Every file appears whole or not at all, chunks before the shapes that make them visible, `.zmetadata` last: a process may
/// die at any moment, and the group reads as at the last commit. An array that stops and goes on has the same bytes as one that
/// never stopped.
///
/// On one core of a busy Zen 5 machine, 160 MB of random normal numbers, forced to the disk: plain 220–730 MB/s to write and
/// 0.6–2.6 GB/s to read, gzip 1 some 25–150 and 130–900 MB/s. Noise saves 4 % by gzip; take it for smooth or repeated numbers.
///
/// Complex numbers are two arrays, `NAME_re` and `NAME_im`; the standard error of an array is the array `NAME_se`, named in
/// its `ancillary_variables`.
///
/// Source: Zarr storage specification, version 2; the names of dimensions follow xarray (`_ARRAY_DIMENSIONS`), other attributes
/// the CF conventions.
@NullMarked
package org.septuple.io.zarr;

import org.jspecify.annotations.NullMarked;
