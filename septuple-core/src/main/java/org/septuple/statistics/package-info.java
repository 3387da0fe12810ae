/// Measured numbers and their errors: [Estimate][org.septuple.statistics.Estimate] is value, standard error and number of
/// independent units; its interval uses Student's t.
///
/// Uses `numerics` only.
@NullMarked
package org.septuple.statistics;

import org.jspecify.annotations.NullMarked;
