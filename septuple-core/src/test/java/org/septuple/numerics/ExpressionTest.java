package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.lanes.Lanes;

class ExpressionTest {

    private static final List<String> XY = List.of("x", "y");

    private static double of(String text) {
        return Expression.parse(text, List.of()).at();
    }

    private static Expression xy(String text) {
        return Expression.parse(text, XY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-2^2; -4",
                "2^3^2; 512",
                "2^-1; .5",
                "2^-2^2; .0625",
                "-2^-2; -.25",
                "--3; 3",
                "2--3; 5",
                "2*-3; -6",
                "1-2-3; -4",
                "8/4/2; 1",
                "-1/3; -.3333333333333333",
                "1+2*3^2; 19",
                "(1+2)*3; 9",
                ".5e1 + 1.; 6",
                "1E-3; .001",
                "min(2, 3) + max(2, 3); 5",
                "atan2(1, 0)*2/pi; 1",
                "pow(2, 10); 1024",
                "abs(-2) + sign(-3); 1",
                "log(e); 1",
                "(-2)^3; -8",
                "4^.5; 2",
                "erf(0.5); .5204998778130465",
                "j0(2); .22389077914123567",
                "j1(-2); -.57672480775687339",
                "j0(0); 1",
                "j1(0); 0",
                "sinh(1)^2 - cosh(1)^2; -1",
                "tan(atan(2)) + asin(1) - acos(0); 2"
            })
    void arithmeticIsThatOfMathematics(String text, double value) {
        assertThat(of(text)).isCloseTo(value, within(1e-15 * Math.max(1, Math.abs(value))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x +| 4| found the end, expected a number, a name or '('",
                "x + )| 5| found ')', expected a number, a name or '('",
                "(x + 1| 7| found the end, expected an operator or ')'",
                "x 1| 3| found '1', expected an operator or the end",
                "2x| 2| found 'x', expected an operator; a product is written with '*'",
                "2(x)| 2| found '(', expected an operator; a product is written with '*'",
                "x**2| 2| found '**', powers are written '^'",
                "2e| 2| found 'e', expected digits of a power of ten",
                "x + sine(y)| 5| unknown function 'sine'; did you mean 'sin'?",
                "expp(x)| 1| did you mean 'exp'?",
                "x + yy| 5| unknown name 'yy'; did you mean 'y'?",
                "z1q| 1| unknown name 'z1q'; known are x, y, pi, e",
                "x(y)| 1| 'x' is not a function: a product is written with '*'",
                "sin x| 5| found 'x', expected '(' after 'sin'",
                "sin(x, y)| 1| sin of 2 arguments, expected 1",
                "min(x)| 1| min of 1 arguments, expected 2",
                "max(1,2,3,4,5)| 12| found ','",
                "1e999| 1| found '1e999', expected a number below",
                "x − y| 3| found 'U+2212', expected an operator or the end",
                "x.y| 2| found '.', expected an operator or the end",
                ".| 1| found '.', expected digits beside it"
            })
    void anErrorSaysWhereAndWhat(String text, int column, String problem) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy(text))
                .withMessageStartingWith("column " + column + ": ")
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.column()).isEqualTo(column));
    }

    @Test
    void hostileTextsAreRefusedQuickly() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy("(".repeat(1_000_000)))
                .withMessageContaining("1000000 characters: at most 10000");
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy("(".repeat(5000) + "x" + ")".repeat(4999)))
                .withMessageContaining("nested deeper than 100");
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy("-".repeat(9999) + "x"))
                .withMessageContaining("nested deeper");
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy("2^".repeat(4999) + "x"))
                .withMessageContaining("nested deeper");
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> xy("sin(".repeat(2000) + "x"))
                .withMessageContaining("nested deeper");
        assertThat(xy("(".repeat(99) + "x" + ")".repeat(99)).at(2, 0)).isEqualTo(2);
    }

    /// Ten thousand characters of products: deep on the left, and no derivative of second order outgrows memory.
    @Test
    void theLongestFormulaCanBeDerivedTwice() {
        Expression longest = xy("x" + "*y*x".repeat(2499));
        Expression second = longest.derivative("x").derivative("y");
        assertThat(second.at(1, 1)).isEqualTo(2500.0 * 2499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "sin", "a b", "ä", "a-b"})
    void namesAreWords(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.parse("1", List.of(name)));
    }

    @Test
    void parametersAreNumbers() {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("k", 3.0);
        Expression well = Expression.parse("k*x^2/2", List.of("x"), parameters);
        assertThat(well.at(2)).isEqualTo(6);
        assertThat(well.derivative("x").at(2)).isEqualTo(6);
        parameters.put("x", 1.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("k*x^2/2", List.of("x"), parameters))
                .withMessageContaining("called 'x'");
    }

    @Test
    void boundVariablesAreFixed() {
        Expression sum = xy("x*y + y^2");
        Expression bound = sum.bind("y", 3);
        assertThat(bound.uses("y")).isFalse();
        assertThat(bound.uses("x")).isTrue();
        assertThat(bound.at(2, 100)).isEqualTo(15);
        assertThat(bound.derivative("y").at(2, 100)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.bind("z", 1))
                .withMessageContaining("no variable 'z': there are x, y");
    }

    /// Every function against central differences of itself, once and twice.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(x*y)",
                "log(x+y)",
                "sqrt(x*y+1)",
                "sin(x*y)",
                "cos(x-y^2)",
                "tan(x*y/4)",
                "sinh(x*y)",
                "cosh(x+y)",
                "tanh(x*y)",
                "asin(x*y/4)",
                "acos(x*y/4)",
                "atan(x*y)",
                "atan2(x,y)",
                "atan2(y^2,x)",
                "abs(x-3*y)",
                "min(x*y, 9)",
                "max(x^2, y)",
                "erf(x*y)",
                "x^y",
                "2^(x*y)",
                "x^-3*y",
                "(x+y)^7",
                "x/y",
                "x/(1+y^2)",
                "x^2.5",
                "-x*-y",
                "x-(-y)^3",
                "exp(-(x^2+y^2)/2)*cos(3*x)",
                "log(1+2*(1-x)^2)/4",
                "x^4/4-x^2/2",
                "sign(x)*x^3",
                "e^(x*y)"
            })
    void derivativesAreThoseOfDifferences(String text) {
        Expression f = xy(text);
        double x = 0.8;
        double y = 0.7;
        double h = 1e-3;
        for (String name : XY) {
            double dx = name.equals("x") ? h : 0;
            double dy = h - dx;
            Expression slope = f.derivative(name);
            double difference = (8 * (f.at(x + dx, y + dy) - f.at(x - dx, y - dy))
                            - (f.at(x + 2 * dx, y + 2 * dy) - f.at(x - 2 * dx, y - 2 * dy)))
                    / (12 * h);
            assertThat(slope.at(x, y)).isCloseTo(difference, within(1e-9 * (1 + Math.abs(difference))));
            for (String other : XY) {
                double ex = other.equals("x") ? h : 0;
                double ey = h - ex;
                Expression second = slope.derivative(other);
                double bend = (8 * (slope.at(x + ex, y + ey) - slope.at(x - ex, y - ey))
                                - (slope.at(x + 2 * ex, y + 2 * ey) - slope.at(x - 2 * ex, y - 2 * ey)))
                        / (12 * h);
                assertThat(second.at(x, y)).isCloseTo(bend, within(1e-9 * (1 + Math.abs(bend))));
            }
        }
    }

    /// Automatic differentiation by Hipparchus, to fourth order.
    @Test
    void fourthDerivativesAreThoseOfTaylorArithmetic() {
        var factory = new DSFactory(2, 4);
        DerivativeStructure x = factory.variable(0, 0.3);
        DerivativeStructure y = factory.variable(1, -0.6);
        DerivativeStructure oracle = x.multiply(y)
                .exp()
                .multiply(x.add(2).log())
                .divide(y.multiply(y).add(1));
        Expression f = xy("exp(x*y)*log(x+2)/(1+y^2)");
        for (int i = 0; i <= 4; i++) {
            for (int j = 0; i + j <= 4; j++) {
                Expression derived = f;
                for (int k = 0; k < i; k++) {
                    derived = derived.derivative("x");
                }
                for (int k = 0; k < j; k++) {
                    derived = derived.derivative("y");
                }
                double truth = oracle.getPartialDerivative(i, j);
                assertThat(derived.at(0.3, -0.6)).isCloseTo(truth, within(1e-12 * (1 + Math.abs(truth))));
            }
        }
    }

    /// x^2 has bend 2 at 0, where logarithms would give NaN.
    @Test
    void powersHaveDerivativesAtZero() {
        Expression square = xy("x^2 + x^3 + x");
        assertThat(square.derivative("x").at(0, 0)).isEqualTo(1);
        assertThat(square.derivative("x").derivative("x").at(0, 0)).isEqualTo(2);
        assertThat(square.derivative("x").derivative("x").derivative("x").at(0, 0))
                .isEqualTo(6);
        assertThat(square.derivative("y").uses("x")).isFalse();
    }

    private static String random(SplittableRandom random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "x";
                case 1 -> "y";
                case 2 -> "t";
                default -> Integer.toString(random.nextInt(4));
            };
        }
        String a = random(random, depth - 1);
        String b = random(random, depth - 1);
        List<String> functions = Operation.functions();
        return switch (random.nextInt(8)) {
            case 0 -> "(" + a + "+" + b + ")";
            case 1 -> a + "-(" + b + ")";
            case 2 -> "(" + a + ")*(" + b + ")";
            case 3 -> "(" + a + ")/(" + b + ")";
            case 4 -> "-(" + a + ")^" + random.nextInt(-3, 5);
            default -> {
                String function = functions.get(random.nextInt(functions.size()));
                yield function + "(" + a + (Operation.function(function).operands() == 2 ? "," + b : "") + ")";
            }
        };
    }

    /// Along arrays, in blocks that do not divide them, with variables of one value: the bits of one point at a time.
    @RepeatedTest(40)
    void arraysGiveTheBitsOfPoints(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<String> names = List.of("x", "y", "t");
        List<Expression> formulas = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Expression formula = Expression.parse(random(random, 4), names);
            formulas.add(formula);
            formulas.add(formula.derivative("x"));
        }
        ExpressionProgram program = ExpressionProgram.of(formulas);
        int points = 601;
        double[][] values = {new double[points], new double[points], {random.nextDouble()}};
        for (int i = 0; i < points; i++) {
            values[0][i] = random.nextDouble(-2, 2);
            values[1][i] = random.nextDouble(-2, 2);
        }
        double[][] into = new double[formulas.size()][points];
        program.along(values, 7, points, into, 7, Kernels.scalar().elementary(), program.registers());
        double[] one = new double[formulas.size()];
        for (int i = 7; i < points; i++) {
            program.at(new double[] {values[0][i], values[1][i], values[2][0]}, one);
            for (int k = 0; k < one.length; k++) {
                double direct = formulas.get(k).at(values[0][i], values[1][i], values[2][0]);
                assertThat(Double.compare(into[k][i], direct)).isZero();
                assertThat(Double.compare(one[k], direct)).isZero();
            }
        }
    }

    /// Whatever the characters, a text is a formula or an error with a column inside or just behind it.
    @Test
    void anyTextIsReadOrRefused() {
        var random = new SplittableRandom(3);
        String alphabet = "xy+-*/^(),. 0123456789e_sincoexplogminpow\u2212\ud83d\t";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                xy(text.toString()).at(0.5, 2);
                read++;
            } catch (ExpressionException refused) {
                assertThat(refused.column()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(read).isBetween(500, 20_000);
    }

    @Test
    void vectorKernelsChangeNoBit() {
        Expression f = xy("exp(sin(x)*cos(y))*log(x^2+1)+tanh(y)");
        ExpressionProgram program =
                ExpressionProgram.of(List.of(f, f.derivative("x").derivative("y")));
        double[][] values = {new double[611], new double[611]};
        for (int i = 0; i < 611; i++) {
            values[0][i] = 0.01 * i - 3;
            values[1][i] = 5 - 0.02 * i;
        }
        double[][] scalar = new double[2][611];
        double[][] vector = new double[2][611];
        program.along(values, 0, 611, scalar, 0, Kernels.scalar().elementary(), program.registers());
        program.along(values, 0, 611, vector, 0, Lanes.kernels().elementary(), program.registers());
        assertThat(vector).isDeepEqualTo(scalar);
    }

    @Test
    void evaluationAlongArraysAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Expression f = xy("exp(x*y)*x^3 + atan2(x, y) - min(x, 2)");
        ExpressionProgram program = ExpressionProgram.of(List.of(f, f.derivative("x")));
        double[][] values = {new double[1000], {0.3}};
        double[][] into = new double[2][1000];
        ElementaryKernels kernels = Kernels.scalar().elementary();
        ExpressionProgram.Registers registers = program.registers();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            program.along(values, 0, 1000, into, 0, kernels, registers);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void commonPartsAreComputedOnce() {
        Expression f = xy("exp(sin(x)*cos(y))");
        int alone = ExpressionProgram.of(List.of(f)).instructions();
        int withSlopes = ExpressionProgram.of(List.of(f, f.derivative("x"), f.derivative("y")))
                .instructions();
        assertThat(alone).isEqualTo(6);
        assertThat(withSlopes).isLessThanOrEqualTo(alone + 10);
    }

    @Test
    void sumsAndProductsOfFormulas() {
        Expression sum = xy("x").times(xy("y")).plus(xy("x^2").times(3));
        assertThat(sum.at(2, 5)).isEqualTo(22);
        assertThat(sum.toString()).isEqualTo("((x) * (y)) + ((3.0) * (x^2))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.plus(Expression.parse("z", List.of("z"))))
                .withMessageContaining("need the same variables");
    }

    /// Bessel's equation, x²f″ + xf′ + (x² − n²)f = 0, by derivatives of formulas.
    @ParameterizedTest
    @ValueSource(doubles = {-7.3, -0.4, 0.01, 1, 5.5, 40})
    void besselFunctionsSolveTheirEquation(double x) {
        for (int n = 0; n < 2; n++) {
            Expression f = Expression.parse("j" + n + "(x)", List.of("x"));
            Expression slope = f.derivative("x");
            double sum = x * x * slope.derivative("x").at(x) + x * slope.at(x) + (x * x - n) * f.at(x);
            assertThat(sum).isCloseTo(0, within(1e-14 * Math.max(1, x * x)));
        }
    }

    @Test
    void namesStandForFormulas() {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        definitions.put("f", Expression.parse("x*y + 1", XY));
        Expression square = Expression.parse("f^2 - a*f", XY, Map.of("a", 3.0), definitions);
        assertThat(square.at(2, 3)).isEqualTo(49 - 21);
        assertThat(square.derivative("y").at(2, 3)).isEqualTo(2 * 7 * 2 - 3 * 2);
        assertThat(square.isSame(xy("(y*x + 1)^2 - 3*(1 + x*y)"))).isTrue();
        assertThat(square.isSame(xy("(y*x + 1)^2 - 3*(2 + x*y)"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("f", List.of("x"), new LinkedHashMap<>(), definitions))
                .withMessageContaining("need the same variables");
    }
}
