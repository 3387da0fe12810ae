package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;

/// Increments q(t + l) − q(t) against all products of powers of q − q₀ up to a degree.
final class Monomials implements Design {

    private final double[] origin;
    private final int lag;

    /// Coordinate that each product has one power more of than an earlier one, and that earlier one.
    private final List<int[]> steps;

    Monomials(double[] origin, int lag, int degree) {
        this.origin = origin;
        this.lag = lag;
        steps = new ArrayList<>();
        List<Integer> last = List.of(0);
        List<Integer> highest = List.of(0);
        for (int k = 1; k <= degree; k++) {
            List<Integer> made = new ArrayList<>();
            List<Integer> top = new ArrayList<>();
            for (int i = 0; i < last.size(); i++) {
                for (int c = highest.get(i); c < origin.length; c++) {
                    steps.add(new int[] {c, last.get(i)});
                    made.add(steps.size());
                    top.add(c);
                }
            }
            last = made;
            highest = top;
        }
    }

    @Override
    public int regressors() {
        return 1 + steps.size();
    }

    @Override
    public int responses() {
        return origin.length;
    }

    @Override
    public int reach() {
        return lag;
    }

    @Override
    public void fill(double[] frames, int at, int stride, int count, double[] columns, int from, int length) {
        Design.one(count, columns, from);
        int column = length + from;
        for (int[] step : steps) {
            double zero = origin[step[0]];
            int before = step[1] * length + from;
            for (int i = 0; i < count; i++) {
                columns[column + i] = (frames[at + i * stride + step[0]] - zero) * columns[before + i];
            }
            column += length;
        }
        int shift = lag * stride;
        for (int c = 0; c < origin.length; c++, column += length) {
            for (int i = 0; i < count; i++) {
                int place = at + i * stride + c;
                columns[column + i] = frames[place + shift] - frames[place];
            }
        }
    }
}
