package dev.loupe.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.spec.Channel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.Arrays;
import java.util.List;

/// What would be drawn for hours or be of no use is one sentence; what can be drawn in part says so.
final class LimitsTest {
    private static final Table MANY = many(30_000);

    private static Table many(int rows) {
        double[] numbers = new double[rows];
        String[] names = new String[rows];
        Arrays.setAll(numbers, i -> i % 97);
        Arrays.setAll(names, i -> "class " + i);
        return Table.of("v", numbers).with("c", Column.Texts.of(names));
    }

    private static void refused(String sentence, Figure figure) {
        assertEquals(
                sentence, assertThrows(IllegalArgumentException.class, figure::scene).getMessage());
    }

    @Test
    void moreClassesThanCanBeToldApart() {
        refused(
                "The channel color can tell 20000 classes apart, but c has 30000.",
                Figure.of(MANY).point("v", "v").color("c"));
        refused(
                "A panel has room for 20,000 groups, but c makes more of them.",
                Figure.of(MANY).line("v", "v").channel(Channel.DETAIL, "c"));
        refused(
                "The mark gantt can show 20,000 bars, but there are 30,000.",
                Figure.of(MANY)
                        .mark("gantt")
                        .channel(Channel.Y, "c")
                        .channel(Channel.START, "v")
                        .channel(Channel.END, "v"));
    }

    @Test
    void aFewThousandClassesAreDrawnWithALegendThatEnds() {
        String svg = Figure.of(many(5_000)).point("v", "v").color("c").size(300, 200).svg();
        assertTrue(svg.matches("(?s).*>and 49\\d\\d more<.*"), svg::toString);
        assertTrue(svg.length() < 1_000_000, svg.length() + " characters");
    }

    @Test
    void moreTicksAndStepsThanAnAxisHas() {
        for (String wish : List.of("\"ticks\": 100000000", "\"steps\": 2000000000")) {
            String spec =
                    """
                    {"figure": 1, "data": {"columns": {"x": [1, 2], "y": [1, 2]}},
                     "layers": [{"mark": "point", "channels": {"x": "x", "y": "y"}}], "scales": {"x": {%s}}}"""
                            .formatted(wish);
            String said =
                    String.valueOf(
                            assertThrows(IllegalArgumentException.class, () -> SpecJson.read(spec))
                                    .getMessage());
            assertTrue(said.startsWith("A scale may have 0 to 1000 "), said);
        }
    }

    @Test
    void moreBarsAndEventsThanAPanelHas() {
        for (String mark : List.of("bullet", "funnel")) {
            refused(
                    "The mark " + mark + " can tell 1000 categories apart, but c has 30000.",
                    Figure.of(MANY).mark(mark, "v", "c"));
        }
        refused(
                "The mark waterfall can tell 1000 categories apart, but c has 30000.",
                Figure.of(MANY).mark("waterfall", "c", "v"));
        refused(
                "The mark timeline can show 20,000 events, but there are 30,000.",
                Figure.of(MANY).mark("timeline").x("v").channel(Channel.TEXT, "c"));
    }

    @Test
    void sizesAndEndsThatNoPictureHas() {
        Figure plain = Figure.of(Table.of("x", 1.0, 2.0).with("y", 1.0, 2.0)).line("x", "y");
        refused(
                "A picture's width must be from 40 to 32767 pixels, but is NaN.",
                plain.size(Double.NaN, 0));
        said(
                "The aspect of panels is their height over their width, from 0.001 to 1000, but is −1.",
                () -> plain.aspect(-1));
        said(
                "The field x of an inset is a share of its panel, from −1 to 2, but is −5.",
                () -> plain.inset(-5, 0, 1, 1, plain));
        said(
                "The field height of an inset is a share of its panel, above 0 and at most 2, but is NaN.",
                () -> plain.inset(0, 0, 1, Double.NaN, plain));
        said(
                "The columns of a grid must each be at least 1e-4 of their sum, but 1e-308 of 1e308 is not.",
                () -> FigureGrid.of(2, plain, plain).widths(1e308, 1e-308));
        said(
                "The field to of a scale must be a finite number, but is NaN.",
                () -> plain.scale(Channel.X, s -> s.domain(0.0, Double.NaN)));
        refused(
                "Times are microseconds since 1970, up to 9e18, but the scale of x runs from 1e300 to 2e300.",
                Figure.of(Table.of("x", 1e300, 2e300))
                        .line("x", "x")
                        .scale(Channel.X, s -> s.type("time")));
    }

    private static void said(String sentence, Executable action) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void numbersNearerThanAnyStepAreOnePlace() {
        assertTrue(
                Figure.of(Table.of("x", 0.0, 5e-324, 1e-320))
                        .line("x", "x")
                        .svg()
                        .contains(">1.0<"));
    }

    @Test
    void valuesWithoutAPlaceOnALogScaleAreSaid() {
        Table rows = Table.of("x", 1.0, 2.0, 3.0).with("loss", -2.0, 0.0, 5.0);
        for (String mark : List.of("line", "point", "bar")) {
            assertEquals(
                    List.of("Values of loss from −2 up to 0 have no place on a log scale."),
                    Figure.of(rows).mark(mark, "x", "loss").logY().drawing().notes(),
                    mark);
        }
        Table above = Table.of("x", 1.0, 2.0).with("loss", 1.0, 5.0);
        assertEquals(List.of(), Figure.of(above).line("x", "loss").logY().drawing().notes());
        refused(
                "No value of loss is above 0, so none has a place on a log scale.",
                Figure.of(Table.of("x", 1.0, 2.0).with("loss", 0.0, -1.0))
                        .line("x", "loss")
                        .logY());
    }

    @Test
    void aMarkWithoutChannelsSaysSo() {
        refused(
                "The mark table shows columns as they are and has no channels, but x is given.",
                Figure.of(MANY).mark("table").x("c"));
    }
}
