package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.stat.Regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Curves fitted to rows by least squares, as the transform `regression` knows them. An exponential curve is a straight line through the
/// logarithms of y, which weigh as much as y.
///
/// Source: Vega's documentation of `regression`, version 6.
final class Trends {
    private static final int MOST_ORDER = 5;

    private Trends() {}

    /// How many parameters a curve has beside its height.
    ///
    /// @throws UnsupportedOperationException if the method or the order is not known
    static int freedom(String method, int order) {
        return switch (method) {
            case "constant", "linear", "log", "exp", "pow" -> 1;
            case "quad" -> 2;
            case "poly" -> {
                if (order < 0 || order > MOST_ORDER) {
                    throw new UnsupportedOperationException("an order that is not from 0 to 5");
                }
                yield order;
            }
            default -> throw new UnsupportedOperationException("the method " + method);
        };
    }

    /// @param x,y finite
    static DoubleUnaryOperator of(String method, int order, double[] x, double[] y) {
        return switch (method) {
            case "linear" -> Regression.line(x, y)::at;
            case "quad" -> Regression.of(x, y, 2, false)::at;
            case "log" -> Regression.of(x, y, 1, true)::at;
            case "poly" -> order == 0 ? constant(y) : Regression.of(x, y, order, false)::at;
            case "pow" -> {
                Regression line = Regression.of(x, logarithms(y), 1, true);
                yield at -> Math.exp(line.at(at));
            }
            case "exp" -> exponential(x, y);
            default -> constant(y);
        };
    }

    /// The parameters of a curve, as far as Vega names them: of powers of x from 0 up, or a and b of `a + b·ln x`, `a·e^(b·x)` and `a·x^b`.
    static List<Double> coefficients(String method, int order, DoubleUnaryOperator curve) {
        double one = curve.applyAsDouble(1);
        return switch (method) {
            case "log" -> List.of(one, curve.applyAsDouble(Math.E) - one);
            case "pow" -> List.of(one, Math.log(curve.applyAsDouble(Math.E) / one));
            case "exp" -> {
                double zero = curve.applyAsDouble(0);
                yield List.of(zero, Math.log(one / zero));
            }
            case "constant" -> powers(curve, 0);
            case "quad" -> powers(curve, 2);
            case "poly" -> powers(curve, order);
            default -> powers(curve, 1);
        };
    }

    /// Of a polynomial, from its values at 0, 1, 2 …: Newton's differences, multiplied out.
    private static List<Double> powers(DoubleUnaryOperator curve, int degree) {
        double[] difference = new double[degree + 1];
        Arrays.setAll(difference, curve::applyAsDouble);
        for (int level = 1; level <= degree; level++) {
            for (int i = degree; i >= level; i--) {
                difference[i] = (difference[i] - difference[i - 1]) / level;
            }
        }
        double[] power = new double[degree + 1];
        for (int i = degree; i >= 0; i--) {
            for (int k = degree; k > 0; k--) {
                power[k] = power[k - 1] - i * power[k];
            }
            power[0] = difference[i] - i * power[0];
        }
        return Arrays.stream(power).boxed().toList();
    }

    /// The share of the variance of y that a curve explains.
    static double explained(DoubleUnaryOperator curve, double[] x, double[] y) {
        double mean = constant(y).applyAsDouble(0);
        double left = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            double miss = y[i] - curve.applyAsDouble(x[i]);
            left += miss * miss;
            all += (y[i] - mean) * (y[i] - mean);
        }
        return 1 - left / all;
    }

    private static DoubleUnaryOperator constant(double[] y) {
        double sum = 0;
        for (double value : y) {
            sum += value;
        }
        double mean = sum / y.length;
        return at -> mean;
    }

    private static double[] logarithms(double[] y) {
        double[] logs = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            logs[i] = Math.log(y[i]);
        }
        return logs;
    }

    private static DoubleUnaryOperator exponential(double[] x, double[] y) {
        double weight = 0;
        double meanX = 0;
        double meanLog = 0;
        for (int i = 0; i < x.length; i++) {
            weight += y[i];
            meanX += y[i] * x[i];
            meanLog += y[i] * Math.log(y[i]);
        }
        meanX /= weight;
        meanLog /= weight;
        double spread = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            spread += y[i] * (x[i] - meanX) * (x[i] - meanX);
            product += y[i] * (x[i] - meanX) * (Math.log(y[i]) - meanLog);
        }
        double slope = spread == 0 ? 0 : product / spread;
        double middle = meanX;
        double height = meanLog;
        return at -> Math.exp(height + slope * (at - middle));
    }
}
