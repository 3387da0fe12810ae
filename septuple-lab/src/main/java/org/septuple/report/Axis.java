package org.septuple.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// An axis: a quantity, and round numbers along it. It begins and ends at a tick, and covers the data that it was made
/// for.
///
/// @param name  of the quantity
/// @param unit  of the quantity, empty if it has none
/// @param scale linear or logarithmic
/// @param ticks at least two, ascending, one at each end
public record Axis(String name, String unit, Scale scale, List<Tick> ticks) {

    /// Largest size of a value, and smallest on a logarithmic axis, inverted.
    static final double LARGEST = 1e300;

    private static final double NARROWEST = 1e-9;
    private static final int STEPS = 5;
    private static final double FEWEST_DECADES = 0.5;
    private static final double FEW_DECADES = 2.5;
    private static final double MANY_DECADES = 8;
    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 5;

    public Axis {
        ticks = List.copyOf(ticks);
        if (ticks.size() < 2) {
            throw new IllegalArgumentException("an axis needs at least 2 ticks, got %d".formatted(ticks.size()));
        }
    }

    /// How values become lengths.
    public enum Scale {
        /// Equal differences are equal lengths.
        LINEAR,
        /// Equal ratios are equal lengths.
        LOG
    }

    /// A mark on the axis.
    ///
    /// @param value where
    /// @param label the value in print; empty at minor ticks
    public record Tick(double value, String label) {}

    /// Equal steps of 1, 2 or 5 times a power of ten.
    ///
    /// @param name of the quantity
    /// @param unit empty if it has none
    /// @param low  smallest value to be shown
    /// @param high largest value to be shown, ≥ low; both at most 10³⁰⁰ in size
    /// @return an axis that covers [low, high]
    public static Axis linear(String name, String unit, double low, double high) {
        requireRange(low, high, -LARGEST);
        double margin = margin(low, high);
        return new Axis(name, unit, Scale.LINEAR, evenTicks(low - margin, high + margin, false));
    }

    /// Steps of whole numbers.
    ///
    /// @param name of what is counted
    /// @param low  smallest count to be shown
    /// @param high largest count to be shown, ≥ low
    /// @return an axis that covers [low, high]
    public static Axis counting(String name, int low, int high) {
        requireRange(low, high, -LARGEST);
        double margin = margin(low, high);
        return new Axis(name, "", Scale.LINEAR, evenTicks(low - margin, high + margin, true));
    }

    /// Powers of ten, with steps of 2 and 5 between them where there is room.
    ///
    /// @param name of the quantity
    /// @param unit empty if it has none
    /// @param low  smallest value to be shown, ≥ 10⁻³⁰⁰
    /// @param high largest value to be shown, ≥ low and ≤ 10³⁰⁰
    /// @return an axis that covers [low, high]
    public static Axis log(String name, String unit, double low, double high) {
        requireRange(low, high, 1 / LARGEST);
        double factor = margin(low, high) > 0 ? 2 : 1;
        return new Axis(name, unit, Scale.LOG, logTicks(low / factor, high * factor));
    }

    /// The lower end.
    ///
    /// @return value of the first tick
    public double low() {
        return ticks.getFirst().value();
    }

    /// The upper end.
    ///
    /// @return value of the last tick
    public double high() {
        return ticks.getLast().value();
    }

    /// Name and unit, as they stand at the axis.
    ///
    /// @return such as `accuracy (%)`
    public String title() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /// Where a value lies.
    ///
    /// @param value any number
    /// @return 0 at the lower end, 1 at the upper; values beyond an end are put there; NaN for NaN
    public double position(double value) {
        double within = Double.isNaN(value) ? value : Math.clamp(value, low(), high());
        return switch (scale) {
            case LINEAR -> (within - low()) / (high() - low());
            case LOG -> StrictMath.log(within / low()) / StrictMath.log(high() / low());
        };
    }

    private static void requireRange(double low, double high, double smallest) {
        if (!(low <= high && low >= smallest && high <= LARGEST)) {
            throw new IllegalArgumentException(
                    "axis from %g to %g: need %g <= low <= high <= %g".formatted(low, high, smallest, LARGEST));
        }
    }

    /// What a range lacks at each end to have a width at all.
    private static double margin(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low > NARROWEST * size) {
            return 0;
        }
        return size == 0 ? 1 : size / 10;
    }

    private static List<Tick> evenTicks(double low, double high, boolean whole) {
        double rawStep = (high - low) / STEPS;
        int exponent = (int) Math.floor(StrictMath.log10(rawStep));
        double leading = rawStep / StrictMath.pow(10, exponent);
        BigDecimal step = BigDecimal.valueOf(leading < 1.5 ? 1 : leading < 3 ? 2 : leading < 7 ? 5 : 10)
                .scaleByPowerOfTen(exponent);
        if (whole) {
            step = step.max(BigDecimal.ONE);
        }
        // decimals as printed: a limit such as 0.3 is then a multiple of 0.1
        long first = BigDecimal.valueOf(low).divide(step, 0, RoundingMode.FLOOR).longValueExact();
        long last =
                BigDecimal.valueOf(high).divide(step, 0, RoundingMode.CEILING).longValueExact();
        int largest = exponent(step.multiply(BigDecimal.valueOf(Math.max(Math.abs(first), Math.abs(last)))));
        List<Tick> ticks = new ArrayList<>();
        for (long k = first; k <= last; k++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(k));
            ticks.add(new Tick(value.doubleValue(), evenLabel(value, exponent(step), largest)));
        }
        return ticks;
    }

    private static String evenLabel(BigDecimal value, int stepExponent, int largestExponent) {
        if (value.signum() == 0) {
            return "0";
        }
        if (stepExponent >= LEAST_PLAIN_EXPONENT && largestExponent <= LARGEST_PLAIN_EXPONENT) {
            return NumberText.withMinus(value.setScale(Math.max(0, -stepExponent), RoundingMode.UNNECESSARY));
        }
        BigDecimal shifted =
                value.movePointLeft(largestExponent).setScale(largestExponent - stepExponent, RoundingMode.UNNECESSARY);
        return NumberText.withMinus(shifted) + "×" + NumberText.powerOfTen(largestExponent);
    }

    private static List<Tick> logTicks(double low, double high) {
        double decades = StrictMath.log10(high) - StrictMath.log10(low);
        if (decades < FEWEST_DECADES) {
            return evenTicks(low, high, false);
        }
        BigDecimal least = BigDecimal.valueOf(low);
        BigDecimal most = BigDecimal.valueOf(high);
        return decades > MANY_DECADES
                ? decadeTicks(least, most, (int) Math.ceil(decades / MANY_DECADES))
                : leadingDigitTicks(least, most, decades < FEW_DECADES);
    }

    private static List<Tick> decadeTicks(BigDecimal low, BigDecimal high, int every) {
        int first = Math.floorDiv(exponent(low), every);
        int last = Math.ceilDiv(exponent(high) + (isPowerOfTen(high) ? 0 : 1), every);
        List<Tick> ticks = new ArrayList<>();
        for (int k = first; k <= last; k++) {
            ticks.add(new Tick(digit(1, k * every).doubleValue(), NumberText.powerOfTen(k * every)));
        }
        return ticks;
    }

    private static List<Tick> leadingDigitTicks(BigDecimal low, BigDecimal high, boolean labelTwoAndFive) {
        BigDecimal first = roundDown(low);
        BigDecimal last = roundUp(high);
        boolean plain = exponent(first) >= LEAST_PLAIN_EXPONENT && exponent(last) <= LARGEST_PLAIN_EXPONENT;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = exponent(first); exponent <= exponent(last); exponent++) {
            for (int leading = 1; leading <= 9; leading++) {
                BigDecimal value = digit(leading, exponent);
                if (value.compareTo(first) >= 0 && value.compareTo(last) <= 0) {
                    boolean labelled = leading == 1 || (labelTwoAndFive && (leading == 2 || leading == 5));
                    ticks.add(new Tick(value.doubleValue(), labelled ? logLabel(leading, exponent, plain) : ""));
                }
            }
        }
        return ticks;
    }

    private static String logLabel(int leading, int exponent, boolean plain) {
        if (plain) {
            return digit(leading, exponent).toPlainString();
        }
        return (leading == 1 ? "" : leading + "×") + NumberText.powerOfTen(exponent);
    }

    /// The largest of 1, 2, 5 times a power of ten that is not above.
    private static BigDecimal roundDown(BigDecimal value) {
        int exponent = exponent(value);
        BigDecimal five = digit(5, exponent);
        BigDecimal two = digit(2, exponent);
        return five.compareTo(value) <= 0 ? five : two.compareTo(value) <= 0 ? two : digit(1, exponent);
    }

    private static BigDecimal roundUp(BigDecimal value) {
        int exponent = exponent(value);
        if (isPowerOfTen(value)) {
            return value;
        }
        BigDecimal two = digit(2, exponent);
        BigDecimal five = digit(5, exponent);
        return value.compareTo(two) <= 0 ? two : value.compareTo(five) <= 0 ? five : digit(1, exponent + 1);
    }

    private static boolean isPowerOfTen(BigDecimal value) {
        return value.compareTo(digit(1, exponent(value))) == 0;
    }

    private static BigDecimal digit(int leading, int exponent) {
        return BigDecimal.valueOf(leading).scaleByPowerOfTen(exponent);
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }
}
