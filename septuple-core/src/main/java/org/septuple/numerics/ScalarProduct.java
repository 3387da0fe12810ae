package org.septuple.numerics;

/// Chains of fused multiply–adds, one element at a time.
final class ScalarProduct implements ProductKernels {}
