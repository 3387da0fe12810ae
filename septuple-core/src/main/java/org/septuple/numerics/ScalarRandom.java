package org.septuple.numerics;

/// Philox, one counter at a time.
final class ScalarRandom implements RandomKernels {}
