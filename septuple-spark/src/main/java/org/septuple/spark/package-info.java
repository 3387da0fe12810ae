/// Will hold a `Runner` that spreads ensembles, sweeps and ledgers over an Apache Spark cluster, found by
/// `ServiceLoader`, with the same experiment file and the same bits. Holds nothing yet, and so depends on
/// no Spark.
///
/// May use the module septuple-experiment only.
@NullMarked
package org.septuple.spark;

import org.jspecify.annotations.NullMarked;
