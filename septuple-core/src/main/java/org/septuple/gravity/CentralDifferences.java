package org.septuple.gravity;

/// First derivatives by central differences of order 4 or 6: coefficients (8, −1)/12 and (45, −9, 1)/60 of f(x + kh) − f(x − kh), k = 1, 2, 3.
///
/// Source: B. Fornberg, *Math. Comp.* 51 (1988) 699, table 1.
///
/// @param order 4 or 6
record CentralDifferences(int order) {

    private static final int LOWER = 4;
    private static final int HIGHER = 6;

    CentralDifferences {
        if (order != LOWER && order != HIGHER) {
            throw new IllegalArgumentException("differences of order %d: need 4 or 6".formatted(order));
        }
    }

    /// Points on each side.
    int reach() {
        return order / 2;
    }

    /// Coefficient of f(x + kh) − f(x − kh) over h.
    double coefficient(int k) {
        return switch (k) {
            case 1 -> order == LOWER ? 8 / 12.0 : 45 / 60.0;
            case 2 -> order == LOWER ? -1 / 12.0 : -9 / 60.0;
            case 3 -> 1 / 60.0;
            default -> throw new IllegalArgumentException("point %d of %d".formatted(k, reach()));
        };
    }
}
