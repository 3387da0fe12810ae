package org.septuple.numerics;

/// Counter-based random numbers in bulk, bit-equal to those of [RandomStream].
public interface RandomKernels {}
