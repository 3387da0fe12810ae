package org.septuple.architecture.broken.util;

/// Vague in class and package, and in no known package.
class ArrayHelper {}
