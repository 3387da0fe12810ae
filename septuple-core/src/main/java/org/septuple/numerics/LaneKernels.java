package org.septuple.numerics;

/// Loops over eight replicas at once, one replica in each lane: number k of an array belongs to lane ℓ at `[8k + ℓ]`.
///
/// Places and steps count groups of eight doubles. Lane ℓ of a result is what a loop over lane ℓ alone would give, in the
/// order stated, so a replica's bits depend neither on its lane nor on its neighbours.
public interface LaneKernels {

    /// Replicas side by side, whatever the hardware.
    int LANES = 8;

    /// C ← S + A·B, lane by lane. Each element is one chain of fused multiply–adds over p = 0, …, depth − 1 that
    /// starts from S(i, j), as in [MatrixProduct]; S may be C itself.
    ///
    /// @param rows    rows of A and C
    /// @param columns columns of B and C
    /// @param depth   columns of A, rows of B
    /// @param a       holds A, rows×depth groups
    /// @param a0      group of A(0,0)
    /// @param aRow    step from A(i,p) to A(i+1,p)
    /// @param aColumn step from A(i,p) to A(i,p+1)
    /// @param b       holds B, depth×columns groups
    /// @param b0      group of B(0,0)
    /// @param bRow    step from B(p,j) to B(p+1,j)
    /// @param bColumn step from B(p,j) to B(p,j+1)
    /// @param s       holds S, rows×columns groups
    /// @param s0      group of S(0,0)
    /// @param sRow    step from S(i,j) to S(i+1,j)
    /// @param sColumn step from S(i,j) to S(i,j+1)
    /// @param c       receives C, rows×columns groups; elements must not overlap each other or those of A and B
    /// @param c0      group of C(0,0)
    /// @param cRow    step from C(i,j) to C(i+1,j)
    /// @param cColumn step from C(i,j) to C(i,j+1)
    void accumulate(
            int rows,
            int columns,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            int bColumn,
            double[] s,
            int s0,
            int sRow,
            int sColumn,
            double[] c,
            int c0,
            int cRow,
            int cColumn);

    /// Sums rows: c(i) ← c(i) + a(i, 0) + a(i, 1) + …, in this order.
    ///
    /// @param rows    rows of A
    /// @param columns columns of A
    /// @param a       holds A, row by row
    /// @param a0      group of A(0,0)
    /// @param c       receives the sums, one group per row
    /// @param c0      group of c(0)
    void addRows(int rows, int columns, double[] a, int a0, double[] c, int c0);

    /// Repeats one group: c(0) = … = c(columns − 1) = a.
    ///
    /// @param a       holds the group
    /// @param a0      its place
    /// @param columns how often
    /// @param c       receives the copies
    /// @param c0      place of the first
    void spread(double[] a, int a0, int columns, double[] c, int c0);

    /// Local errors e = x − f and δ = −slope·e, and the sum of e².
    ///
    /// @param x     states
    /// @param f     f(y)
    /// @param slope f′(y)
    /// @param from  first group
    /// @param to    group after the last
    /// @param error receives e
    /// @param delta receives δ
    /// @param sum   receives Σ e² at group 0, as [#squares] adds it
    void error(double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta, double[] sum);

    /// The same where f′ = 1: e = x − f and δ = −e.
    ///
    /// @param x     states
    /// @param f     f(y)
    /// @param from  first group
    /// @param to    group after the last
    /// @param error receives e
    /// @param delta receives δ
    /// @param sum   receives Σ e² at group 0, as [#squares] adds it
    void error(double[] x, double[] f, int from, int to, double[] error, double[] delta, double[] sum);

    /// Squared distance of consecutive groups from one: sum ← sum + Σ (x − f)², added as [#squares] adds it.
    ///
    /// @param x    states
    /// @param from first group
    /// @param to   group after the last
    /// @param f    holds one group
    /// @param f0   its place
    /// @param sum  added to at group 0
    void addDistance(double[] x, int from, int to, double[] f, int f0, double[] sum);

    /// b ← b + factor·a, fused.
    ///
    /// @param factor the same in all lanes
    /// @param a      added
    /// @param a0     first group of a
    /// @param b      changed
    /// @param b0     first group of b
    /// @param groups how many
    void addScaled(double factor, double[] a, int a0, double[] b, int b0, int groups);

    /// b = factor·a.
    ///
    /// @param factor the same in all lanes
    /// @param a      multiplied
    /// @param from   first group
    /// @param to     group after the last
    /// @param b      receives the products at the same places
    void scale(double factor, double[] a, int from, int to, double[] b);

    /// Σ a² of each lane, in four chains whose sums s0, …, s3 (group k belongs to chain k − from mod 4) are added as
    /// (s0 + s1) + (s2 + s3).
    ///
    /// @param a    squared
    /// @param from first group
    /// @param to   group after the last
    /// @param sum  receives the sums
    /// @param at   group of the sums
    void squares(double[] a, int from, int to, double[] sum, int at);

    /// Whether every number is finite, lane by lane.
    ///
    /// @param a    numbers
    /// @param from first group
    /// @param to   group after the last
    /// @return bit ℓ is set if lane ℓ holds a NaN or an infinity
    int notFinite(double[] a, int from, int to);
}
