package org.septuple.numerics;

/// The innermost loops of [MatrixProduct].
public interface ProductKernels {}
