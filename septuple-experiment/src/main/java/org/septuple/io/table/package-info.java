/// Tables as a directory of Parquet files, `part-00000.parquet`, `part-00001.parquet`, …, as `pandas.read_parquet` takes it. May
/// be used alone.
///
/// ```
/// TableWriter ─ append, closePart ─▶ parts ─ Table.read ─▶ double[], long[], texts
/// ```
///
/// Tables that others wrote are read as a [ForeignTable][org.septuple.io.table.ForeignTable]: flat columns, uncompressed, Snappy or
/// gzip.
///
/// A part holds the rows between two checkpoints. It appears whole or not at all; who resumes says how many parts count, and the
/// others go. Units and long names of the columns stand in the metadata of every part under the key `septuple`, as JSON.
///
/// Parts are not compressed, but columns with few different values are kept as a dictionary; pages carry checksums.
///
/// Parquet logs through slf4j. This module brings `slf4j-nop`, so that nothing appears on stderr; exclude it where another
/// provider is present.
///
/// Source: Apache Parquet format 2.10, read and written by parquet-java.
@NullMarked
package org.septuple.io.table;

import org.jspecify.annotations.NullMarked;
