/// The web view of runs.
///
/// May use every package of the house. Holds nothing yet.
@NullMarked
package org.septuple.web;

import org.jspecify.annotations.NullMarked;
