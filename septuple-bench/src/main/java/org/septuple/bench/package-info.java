/// Benchmarks, and the only place where peers may be called. After a build,
/// `java -jar septuple-bench/target/benchmarks.jar` runs them all and `-h` lists the options.
///
/// Benchmark classes are public, as JMH demands; those that reach [org.septuple.numerics] kernels ask for
/// lanes with `@Fork(jvmArgsAppend = "--add-modules=jdk.incubator.vector")`, else they time the scalar twins.
///
/// May use septuple-core and septuple-experiment.
@NullMarked
package org.septuple.bench;

import org.jspecify.annotations.NullMarked;
