package dev.loupe.figure.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Colour;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Colours that mean something can be told apart and seen, by all eyes, in both themes.
///
/// Dichromatic vision after Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// IEEE TVCG 15(6), 2009, table of severity 1.0, on linear light.
final class PaletteTest {
    private static final double LEAST_DISTANCE = 0.09;
    private static final double LEAST_CONTRAST = 3;

    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTAN = {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] DEUTAN = {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] TRITAN = {
        {1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}
    };

    private static Stream<Theme> themes() {
        return Stream.of(Theme.LIGHT, Theme.DARK);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void anyTwoSeriesDifferForFourKindsOfEyes(Theme theme) {
        List<String> tooNear = new ArrayList<>();
        for (double[][] eye : List.of(NORMAL, PROTAN, DEUTAN, TRITAN)) {
            List<Oklab> seen = theme.series().stream().map(c -> seen(c, eye)).toList();
            for (int a = 0; a < seen.size(); a++) {
                for (int b = 0; b < a; b++) {
                    double distance = seen.get(a).distance(seen.get(b));
                    if (distance < LEAST_DISTANCE) {
                        tooNear.add((a + 1) + " and " + (b + 1) + ": " + distance);
                    }
                }
            }
        }
        assertTrue(tooNear.isEmpty(), () -> String.join("; ", tooNear));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everySeriesStandsOutFromTheSurface(Theme theme) {
        for (Colour colour : theme.series()) {
            double contrast = colour.contrast(theme.surface());
            assertTrue(contrast >= LEAST_CONTRAST, colour.hex() + " has " + contrast);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textCanBeReadOnSurfaceSeriesAndRamps(Theme theme) {
        for (Colour ink : List.of(theme.ink(), theme.ink2(), theme.ink3(), theme.tick())) {
            assertTrue(ink.contrast(theme.surface()) >= 4.5, ink.hex());
        }
        for (Colour colour : theme.series()) {
            assertTrue(theme.textIn(colour).contrast(theme.surface()) >= 4.5, colour.hex());
        }
        for (Ramp ramp : List.of(Ramp.CIVIDIS, theme.counts(), theme.diverging())) {
            for (int argb : ramp.table(64)) {
                Colour ground = new Colour(argb);
                double contrast = theme.textOn(ground).contrast(ground);
                assertTrue(contrast >= 4.4, ramp.name() + " " + ground.hex() + " has " + contrast);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void twentyFourLooksAreAllDifferent(Theme theme) {
        List<String> looks = new ArrayList<>();
        for (int i = 0; i < theme.looks(); i++) {
            Theme.Look look = theme.look(i);
            looks.add(look.colour().hex() + Arrays.toString(look.dash()) + look.symbol());
        }
        assertTrue(looks.size() == 24 && looks.stream().distinct().count() == 24, looks::toString);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void twentyFourAreasAreToldApartByColourAlone(Theme theme) {
        for (int a = 0; a < theme.looks(); a++) {
            for (int b = 0; b < a; b++) {
                double distance =
                        Oklab.of(theme.fill(a).colour()).distance(Oklab.of(theme.fill(b).colour()));
                double least = a < 8 ? LEAST_DISTANCE : a < 16 ? 0.055 : 0.04;
                assertTrue(distance >= least, a + " and " + b + ": " + distance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void sequentialRampsGrowEvenlyLighterOrDarker(Theme theme) {
        for (Ramp ramp : List.of(Ramp.CIVIDIS, Ramp.VIRIDIS, Ramp.MAGMA, theme.counts())) {
            int[] table = ramp.table(50);
            double way = Math.signum(light(table[49]) - light(table[0]));
            for (int i = 1; i < table.length; i++) {
                double step = way * (light(table[i]) - light(table[i - 1]));
                assertTrue(step > -0.002, ramp.name() + " turns back at " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void linesAlongARampStandOutAtBothEnds(Theme theme) {
        for (Ramp ramp : List.of(Ramp.CIVIDIS, Ramp.VIRIDIS, theme.counts())) {
            Ramp kept = ramp.apart(theme.surface(), 2);
            for (int argb : kept.table(200)) {
                double contrast = new Colour(argb).contrast(theme.surface());
                assertTrue(contrast >= 1.98, ramp.name() + " has " + contrast);
            }
            double whole = light(ramp.table(2)[1]) - light(ramp.table(2)[0]);
            double left = light(kept.table(2)[1]) - light(kept.table(2)[0]);
            assertTrue(left / whole > 0.5, ramp.name() + " keeps " + left / whole);
        }
    }

    private static double light(int argb) {
        return Oklab.of(new Colour(argb)).l();
    }

    private static Oklab seen(Colour colour, double[][] eye) {
        double[] light = {
            Oklab.linear(colour.red() / 255.0),
            Oklab.linear(colour.green() / 255.0),
            Oklab.linear(colour.blue() / 255.0)
        };
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                seen[i] += eye[i][j] * light[j];
            }
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        return Oklab.ofLinear(seen[0], seen[1], seen[2]);
    }
}
