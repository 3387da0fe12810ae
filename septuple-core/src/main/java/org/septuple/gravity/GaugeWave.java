package org.septuple.gravity;

/// Flat space-time in coordinates that have a wave.
///
/// ```
/// ds² = H(−dt² + dx²) + dy² + dz²,  H = 1 − A sin(2π(x − t)/d)
/// ```
///
/// Chart: everywhere, as |A| < 1. Riemann's tensor is 0.
///
/// Source: M. Alcubierre et al., *Towards standard testbeds for numerical relativity*, Class. Quantum Grav. 21 (2004) 589, gr-qc/0305023, §4.2.
public final class GaugeWave {

    private GaugeWave() {}

    /// A wave along x.
    ///
    /// @param amplitude  A, |A| < 1
    /// @param wavelength d > 0
    /// @return t, x, y, z
    public static ClosedForm of(double amplitude, double wavelength) {
        ClosedForm.require("amplitude", amplitude, Math.abs(amplitude) < 1, "a number between -1 and 1");
        ClosedForm.positive("wavelength", wavelength);
        return LineElement.in("t", "x", "y", "z")
                .parameter("amplitude", amplitude)
                .parameter("wavelength", wavelength)
                .define("h", "1 - amplitude*sin(2*pi*(x - t)/wavelength)")
                .diagonal("-h", "h", "1", "1")
                .between(0, wavelength, 0, wavelength, -5, 5, -5, 5)
                .kretschmann("0")
                .closedForm("gauge-wave");
    }
}
