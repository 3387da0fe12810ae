package org.septuple.architecture.broken.helper;

/// Vague in class and package, and changing for all.
class RunManager {
    static int runs;
}
