/// The command line: `septuple new | check | run | resume | ls | show | report | export | verify | doctor | completion`. Data go
/// to stdout, messages to stderr; exit codes are those of docs/errors.md.
///
/// May use every package of the house; none uses it.
@NullMarked
package org.septuple.cli;

import org.jspecify.annotations.NullMarked;
