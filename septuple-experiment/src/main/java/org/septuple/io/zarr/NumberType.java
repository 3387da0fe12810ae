package org.septuple.io.zarr;

import java.util.Arrays;
import java.util.Optional;

/// What the elements of an array are.
public enum NumberType {
    /// IEEE 754 binary64, little-endian.
    FLOAT64("<f8", Double.BYTES, true),
    /// 64-bit integers in two's complement, little-endian.
    INT64("<i8", Long.BYTES, false),
    /// IEEE 754 binary32, little-endian; read only.
    FLOAT32("<f4", Float.BYTES, true),
    /// 32-bit integers in two's complement, little-endian; read only.
    INT32("<i4", Integer.BYTES, false),
    /// Integers from 0 to 255; read only.
    UINT8("|u1", Byte.BYTES, false);

    private final String code;
    private final int bytes;
    private final boolean real;

    NumberType(String code, int bytes, boolean real) {
        this.code = code;
        this.bytes = bytes;
        this.real = real;
    }

    static Optional<NumberType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /// The name of the type in NumPy and Zarr.
    ///
    /// @return such as `<f8`
    public String code() {
        return code;
    }

    /// Bytes of an element.
    ///
    /// @return 1, 4 or 8
    public int bytes() {
        return bytes;
    }

    /// Whether elements are real numbers, read as `double`; others are read as `long`.
    ///
    /// @return true for the floating-point types
    public boolean isReal() {
        return real;
    }
}
