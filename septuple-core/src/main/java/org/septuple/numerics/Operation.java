package org.septuple.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.special.Erf;

/// What a node of an [ExpressionGraph] does with its operands.
enum Operation {
    CONSTANT(0),
    VARIABLE(0),
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    NEGATE(1),
    /// x to an integer power, which is no operand.
    INTEGER_POWER(1),
    /// y where x ≥ 0, otherwise z.
    CHOOSE(3),
    POW(2, "pow"),
    EXP(1, "exp"),
    LOG(1, "log"),
    SQRT(1, "sqrt"),
    SIN(1, "sin"),
    COS(1, "cos"),
    TAN(1, "tan"),
    SINH(1, "sinh"),
    COSH(1, "cosh"),
    TANH(1, "tanh"),
    ASIN(1, "asin"),
    ACOS(1, "acos"),
    ATAN(1, "atan"),
    ATAN2(2, "atan2"),
    ABS(1, "abs"),
    SIGN(1, "sign"),
    MIN(2, "min"),
    MAX(2, "max"),
    ERF(1, "erf"),
    /// Bessel's function of the first kind and order 0.
    J0(1, "j0"),
    /// Bessel's function of the first kind and order 1.
    J1(1, "j1");

    private final int operands;

    /// Its name in formulas; empty if it is none that is called.
    private final String word;

    Operation(int operands) {
        this(operands, "");
    }

    Operation(int operands, String word) {
        this.operands = operands;
        this.word = word;
    }

    int operands() {
        return operands;
    }

    /// Its name in formulas.
    String word() {
        return word;
    }

    /// Names of all functions, in order of declaration.
    static List<String> functions() {
        List<String> words = new ArrayList<>();
        for (Operation operation : values()) {
            if (!operation.word.isEmpty()) {
                words.add(operation.word);
            }
        }
        return words;
    }

    /// The function of that name among [#functions].
    static Operation function(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The result for single numbers. `number` is the value of a constant, or the power.
    double apply(double x, double y, double z, double number) {
        return switch (this) {
            case CONSTANT -> number;
            case VARIABLE -> x;
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case NEGATE -> -x;
            case INTEGER_POWER -> integerPower(x, (int) number);
            case CHOOSE -> x >= 0 ? y : z;
            case POW -> StrictMath.pow(x, y);
            case EXP -> Elementary.exp(x);
            case LOG -> Elementary.log(x);
            case SQRT -> Math.sqrt(x);
            case SIN -> Elementary.sin(x);
            case COS -> Elementary.cos(x);
            case TAN -> StrictMath.tan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case TANH -> Elementary.tanh(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case ATAN2 -> StrictMath.atan2(x, y);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case ERF -> Erf.erf(x);
            case J0 -> Bessel.j(0, x);
            case J1 -> Bessel.j(1, x);
        };
    }

    /// By squaring; within about |n|/2 ulp.
    static double integerPower(double x, int n) {
        double result = 1;
        double square = x;
        for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return n < 0 ? 1 / result : result;
    }
}
