package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Texts with formulas.
final class FormulaGallery {
    private FormulaGallery() {}

    static Figure dampedWaves() {
        double[] x = IntStream.range(0, 400).mapToDouble(i -> i / 20.0).toArray();
        Figure figure = Figure.of(Table.EMPTY);
        for (double rate : new double[] {0.1, 0.25, 0.5}) {
            double[] y = Arrays.stream(x).map(t -> Math.exp(-rate * t) * Math.cos(2 * t)).toArray();
            figure =
                    figure.line("x", "y")
                            .over(Table.of("x", x).with("y", y))
                            .named("$\\gamma = %s$".formatted(rate));
        }
        return figure.labelX("time $t$, s")
                .labelY("$x(t) = x_0 e^{-\\gamma t}\\cos(\\omega_0 t)$, $\\mathrm{\\mu m}$")
                .title("Damped waves of $\\omega_0 = 2\\,\\mathrm{s^{-1}}$");
    }

    static Figure classesInTicks() {
        return Figure.of(
                        Table.of(
                                        "loss",
                                        "$\\ell_1$",
                                        "$\\ell_2^2$",
                                        "$\\ell_1 + \\lambda\\ell_2$",
                                        "Huber, $\\delta = 1$",
                                        "costs $5 to $10")
                                .with("risk", 0.42, 0.38, 0.31, 0.29, 0.35))
                .bar("risk", "loss")
                .labelX("$\\hat{R}(f) = \\frac{1}{n}\\sum_{i=1}^n L(y_i, f(x_i))$")
                .labelY("")
                .with("values", true)
                .size(620, 260);
    }

    /// What is known, and a line that is not.
    static Figure formulas() {
        String[] texts = {
            "$\\alpha_i^2 + \\beta_{j,k} \\leq \\Gamma$",
            "$\\hat{\\sigma}^2 = \\frac{1}{n-1}\\sum_{i=1}^{n}(x_i - \\bar{x})^2$",
            "$\\sqrt{x^2 + y^2} \\approx \\sqrt[3]{z}$",
            "$p < 0.05$, $n = 10^{-3} \\times 6.022$",
            "$\\nabla \\cdot \\vec E = \\rho / \\varepsilon_0$".replace("\\vec E", "\\mathbf{E}"),
            "$\\int_0^\\infty e^{-t} t^{z-1}\\,dt = \\Gamma(z)$",
            "$\\mathrm{CO_2}$ in $\\mathrm{mg\\,m^{-3}}$, 25 $^\\circ$C",
            "$f'(x) \\to \\pm\\infty$, $\\tilde{\\theta}_{\\mathrm{max}} \\in \\Omega$",
            "$\\unknown{x}$ stays as written"
        };
        double[] y = IntStream.range(0, texts.length).mapToDouble(i -> texts.length - i).toArray();
        double[] x = new double[texts.length];
        return Figure.of(Table.of("formula", texts).with("x", x).with("y", y))
                .mark("text", "x", "y")
                .channel(Channel.TEXT, "formula")
                .with("size", 18)
                .with("align", "start")
                .with("place", "at")
                .scale(Channel.X, s -> s.domain(0.0, 1.0).ticks(0).label(""))
                .scale(Channel.Y, s -> s.ticks(0).label(""))
                .size(640, 420);
    }
}
