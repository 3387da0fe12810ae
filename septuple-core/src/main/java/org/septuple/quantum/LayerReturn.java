package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Elementary;

/// What an absorbing layer at the ends of an axis sends back: of waves that reach it, |r|² of the stationary equation
/// −(ħ²/2M)ψ″ − iWψ = Eψ, W = S(x/w)², from the layer's beginning x = 0 to the end of the axis x = w.
///
/// The layer is cut into slabs of constant W, and r goes from the end to the beginning by the recursion of L. G. Parratt, Phys. Rev. 95
/// (1954) 359, which is exact for slabs and has no growing exponentials. ψ vanishes at a vanishing end and ψ′ at a reflecting one; on a
/// periodic axis the layers of both ends touch, and what passes both comes back too: |r|² + |t|² is the mean of both ends. For short waves
/// and much absorption it is (Sħ²/16Mw²E²)² (U. V. Riss, H.-D. Meyer, J. Phys. B 26 (1993) 4503).
///
/// @param boundary of the axis
/// @param width    w > 0
/// @param strength S ≥ 0
/// @param hbar     ħ
/// @param mass     M
record LayerReturn(Boundary boundary, double width, double strength, double hbar, double mass) {

    private static final int SLABS = 400;
    private static final int BINS = 64;

    /// Of the density along the momenta of an axis.
    private static final double NEGLIGIBLE = 1e-12;

    /// Share of density that comes back, however late, from momenta along an axis.
    ///
    /// @param energies ħ²k²/2M at the layer of all modes; modes with ≤ 0 do not reach it
    /// @param weights  their shares
    /// @return in [0, 1] times the sum of weights; error 1e-2 of it by bins of momenta
    double share(double[] energies, double[] weights) {
        double most = 0;
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        for (int mode = 0; mode < energies.length; mode++) {
            most = weights[mode] > NEGLIGIBLE * all ? Math.max(most, energies[mode]) : most;
        }
        double[] sums = new double[BINS];
        double[] momenta = new double[BINS];
        for (int mode = 0; mode < energies.length; mode++) {
            if (energies[mode] > 0 && energies[mode] <= most) {
                double relative = Math.sqrt(energies[mode] / most);
                int bin = Math.min(BINS - 1, (int) (BINS * relative));
                sums[bin] += weights[mode];
                momenta[bin] += weights[mode] * relative;
            }
        }
        double wave = Math.sqrt(2 * mass * most) / hbar;
        double back = 0;
        for (int bin = 0; bin < BINS; bin++) {
            back += sums[bin] > NEGLIGIBLE * all ? sums[bin] * of(wave * momenta[bin] / sums[bin]) : 0;
        }
        return back;
    }

    /// Share of a wave that comes back.
    ///
    /// @param k wave number at the beginning of the layer, > 0
    /// @return in [0, 1]
    double of(double k) {
        return switch (boundary) {
            case VANISHING -> from(k, -1);
            case REFLECTING -> from(k, 1);
            case PERIODIC -> (from(k, -1) + from(k, 1)) / 2;
        };
    }

    /// |r|² for r at the end of the axis.
    private double from(double k, double end) {
        double h = width / SLABS;
        double re = end;
        double im = 0;
        double a = 0;
        double b = 0;
        for (int slab = SLABS - 1; slab >= -1; slab--) {
            double depth = slab < 0 ? 0 : (slab + .5) / SLABS;
            double absorbed = 2 * mass * strength * depth * depth / (hbar * hbar);
            // κ = c + id, κ² = k² + i·absorbed
            double c = Math.sqrt((k * k + StrictMath.hypot(k * k, absorbed)) / 2);
            double d = absorbed / (2 * c);
            if (slab < SLABS - 1) {
                // ρ = (κ − κ')/(κ + κ'), r ← (ρ + r)/(1 + ρr)
                double size = (c + a) * (c + a) + (d + b) * (d + b);
                double x = ((c - a) * (c + a) + (d - b) * (d + b)) / size;
                double y = ((d - b) * (c + a) - (c - a) * (d + b)) / size;
                double u = 1 + x * re - y * im;
                double v = x * im + y * re;
                double p = x + re;
                double q = y + im;
                double below = u * u + v * v;
                re = (p * u + q * v) / below;
                im = (q * u - p * v) / below;
            }
            if (slab >= 0) {
                double decay = Elementary.exp(-2 * d * h);
                double cos = decay * Elementary.cos(2 * c * h);
                double sin = decay * Elementary.sin(2 * c * h);
                double next = re * cos - im * sin;
                im = re * sin + im * cos;
                re = next;
            }
            a = c;
            b = d;
        }
        return Math.min(1, re * re + im * im);
    }

    /// A layer that sends back less than a bound: of this width and another strength, else the narrowest of those some times as wide.
    ///
    /// @param axis     has room for half its length
    /// @param bound    of the share
    /// @param energies of modes
    /// @param weights  of modes
    /// @return what to change, with numbers
    String remedy(Axis axis, double bound, double[] energies, double[] weights) {
        LayerReturn best = this;
        double least = share(energies, weights);
        for (double wide = width; wide <= axis.length() / 2; wide *= 1.5) {
            for (int power = -12; power <= 6; power++) {
                LayerReturn other = new LayerReturn(boundary, wide, Math.scalb(strength, power), hbar, mass);
                double back = other.share(energies, weights);
                if (back < least) {
                    least = back;
                    best = other;
                }
            }
            if (least <= bound) {
                break;
            }
        }
        return best.equals(this)
                ? "no layer in this box sends back less; enlarge the box and the layer"
                : "width %.4g with strength %.3g sends back %.2g".formatted(best.width, best.strength, least)
                        + (least <= bound ? "" : "; slow waves need a wider layer in a larger box");
    }
}
