package org.septuple.gravity;

/// Polarised gravitational waves in a closed universe with three periodic directions, z of period 1. Vacuum, with Bessel's functions at 2πt
///
/// ```
/// ds² = t^{−½}e^{λ/2}(−dt² + dz²) + t(e^P dx² + e^{−P}dy²)
/// P = J₀ cos 2πz
/// λ = −2πt J₀J₁ cos²2πz + 2π²t²(J₀² + J₁²) − ½((2π)²(J₀²(2π) + J₁²(2π)) − 2πJ₀(2π)J₁(2π))
/// ```
///
/// Chart: t > 0; at 0 is a curvature singularity.
///
/// Source: M. Alcubierre et al., *Towards standard testbeds for numerical relativity*, Class. Quantum Grav. 21 (2004) 589, gr-qc/0305023, §4.4.
public final class Gowdy {

    private Gowdy() {}

    /// The standing wave of the standard test.
    ///
    /// @return t, x, y, z
    public static ClosedForm standard() {
        return LineElement.in("t", "x", "y", "z")
                .define("w", "2*pi*t")
                .define("a", "j0(w)")
                .define("b", "j1(w)")
                .define("c", "cos(2*pi*z)")
                .define("offset", "((2*pi)^2*(j0(2*pi)^2 + j1(2*pi)^2) - 2*pi*j0(2*pi)*j1(2*pi))/2")
                .define("lambda", "-w*a*b*c^2 + w^2*(a^2 + b^2)/2 - offset")
                .define("along", "exp(lambda/2)/sqrt(t)")
                .diagonal("-along", "t*exp(a*c)", "t*exp(-a*c)", "along")
                .inside("t")
                .between(0.2, 3, 0, 1, 0, 1, 0, 1)
                .closedForm("gowdy");
    }
}
