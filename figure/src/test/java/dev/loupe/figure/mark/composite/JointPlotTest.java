package dev.loupe.figure.mark.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.stat.BinEdges;
import dev.loupe.figure.stat.Witness;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The numbers behind each kind of joint plot are those of Seaborn's axes (`fixtures/figure/make-joint.py`).
final class JointPlotTest {
    private static final Witness SEABORN = Witness.read("joint.json");
    private static Table tips = Table.EMPTY;

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of(System.getProperty("loupe.root", ".."));
        tips = Csv.parse(Files.readString(root.resolve("fixtures/figure/data/tips.csv")));
    }

    private static Figure joint(String kind) {
        return Figure.of(tips).mark("jointplot", "total_bill", "tip").with("kind", kind);
    }

    private static List<Numbers> numbers(Figure figure, String mark) {
        return figure.drawing().numbers().stream().filter(n -> n.mark().equals(mark)).toList();
    }

    private static double[] column(Numbers numbers, String name) {
        if (numbers.columns().get(name) instanceof Column.Numbers(double[] values)) {
            return values;
        }
        throw new AssertionError("no numbers under " + name);
    }

    private static double[] every(double[] values, int step) {
        double[] some = new double[(values.length + step - 1) / step];
        Arrays.setAll(some, i -> values[i * step]);
        return some;
    }

    @Test
    void cellsAndTheirSidesCountAsSeaborns() {
        Figure cells = joint("histogram2d");
        Numbers middle = numbers(cells, "histogram2d").getFirst();
        Witness.near(SEABORN.array("hist/count"), column(middle, "count"));
        List<Numbers> sides = numbers(cells, "histogram");
        Witness.near(SEABORN.array("hist/across"), column(sides.get(0), "count"));
        Witness.near(SEABORN.array("hist/up"), column(sides.get(1), "count"));
    }

    @Test
    void hexagonsAreAsManyAsSeabornsAndHoldTheSameRows() {
        Numbers hexagons = numbers(joint("hexbin"), "hexbin").getFirst();
        Witness.near(SEABORN.array("hex/x"), column(hexagons, "x"));
        Witness.near(SEABORN.array("hex/y"), column(hexagons, "y"));
        Witness.near(SEABORN.array("hex/count"), column(hexagons, "count"));
    }

    @Test
    void contoursLieAtSeabornsHeightsBesideItsDensities() {
        Figure contours = joint("contour");
        double[] levels =
                numbers(contours, "contour").stream()
                        .mapToDouble(n -> n.facts().getOrDefault("level", Double.NaN))
                        .distinct()
                        .toArray();
        Witness.near(SEABORN.array("kde/level"), levels);
        Numbers side = numbers(contours, "kde").getFirst();
        Witness.near(SEABORN.array("kde/x"), every(column(side, "x"), 20));
        Witness.near(SEABORN.array("kde/density"), every(column(side, "density"), 20), 1e-6);
    }

    @Test
    void theLineIsSeabornsOverDotsThatAreDrawnOnce() {
        Figure fitted = joint("regression");
        Numbers line = numbers(fitted, "regression").getFirst();
        double[] x = SEABORN.array("reg/x");
        double[] fit = SEABORN.array("reg/fit");
        double[] ourX = column(line, "x");
        double[] ourFit = column(line, "fit");
        double slope = (ourFit[1] - ourFit[0]) / (ourX[1] - ourX[0]);
        for (int i = 0; i < x.length; i++) {
            assertEquals(fit[i], ourFit[0] + slope * (x[i] - ourX[0]), 1e-9);
        }
        assertEquals(x[0], ourX[0], 1e-9);
        assertEquals(1, numbers(fitted, "point").size());
        String svg = fitted.svg();
        assertEquals(
                Figure.of(tips).point("total_bill", "tip").svg().split("<circle|<use").length,
                svg.split("<circle|<use").length);
    }

    @Test
    void residualsAreSeabornsInTheMiddleAndAlongTheSide() {
        Figure left = joint("residual");
        Numbers middle = numbers(left, "residual").getFirst();
        Witness.near(SEABORN.array("resid/residual"), column(middle, "residual"));
        Numbers side = numbers(left, "histogram").get(1);
        Witness.near(SEABORN.array("resid/up"), column(side, "count"));
    }

    @Test
    void eachClassHasItsOwnResiduals() {
        List<Numbers> left = numbers(joint("residual").color("sex"), "residual");
        Witness.near(SEABORN.array("resid/female"), column(left.get(0), "residual"));
        Witness.near(SEABORN.array("resid/male"), column(left.get(1), "residual"));
        assertEquals(4, numbers(joint("residual").color("sex"), "kde").size());
    }

    @Test
    void sidesTellClassesApartOnlyWhereTheMiddleDoes() {
        assertEquals(4, numbers(joint("point").color("sex"), "kde").size());
        assertEquals(2, numbers(joint("hexbin").color("sex"), "histogram").size());
        assertEquals(2, numbers(joint("histogram2d").color("sex"), "histogram").size());
    }

    @Test
    void hexagonsOfFewOrEqualRowsAreFew() {
        assertEquals(1, BinEdges.freedmanDiaconis(new double[] {3}));
        assertEquals(3, BinEdges.freedmanDiaconis(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 9}));
        Figure one =
                Figure.of(Table.of("x", 1).with("y", 2))
                        .mark("jointplot", "x", "y")
                        .with("kind", "hexbin");
        assertEquals(1, column(numbers(one, "hexbin").getFirst(), "count")[0]);
    }

    @Test
    void textsHaveNoResiduals() {
        Figure texts = joint("residual").y("sex");
        assertThrows(IllegalArgumentException.class, texts::svg);
    }
}
