package dev.loupe.figure.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Axes with parts left out.
final class BrokenTest {
    private static final Broken GAPPED =
            Broken.of(Warp.LINEAR, new double[] {200, 950}, new double[] {900, 960}, 0, 1000, true);

    @Test
    void placesGrowAndComeBack() {
        double last = -1;
        for (double value = 0; value <= 1000; value += 3.7) {
            double place = GAPPED.forward(value);
            assertTrue(place > last, "at " + value);
            assertEquals(value, GAPPED.inverse(place), 1e-9);
            last = place;
        }
        double seen = 200 + 50 + 40;
        assertEquals(seen * 1.06, GAPPED.forward(1000), 0.02 * seen);
    }

    @Test
    void ticksStandOnlyWhereSomethingIsSeen() {
        for (Tick tick : new Continuous(GAPPED, 0, 1000, 0, 300).ticks(8)) {
            double value = tick.value();
            assertTrue(value <= 200 || value >= 900 && value <= 950 || value >= 960, "" + value);
        }
    }

    /// numpy 2.3: `busday_count("2009-06-01", "2009-08-03")` is 45, one holiday less is 44.
    @Test
    void withoutWeekendsEachWorkingDayIsAsWide() {
        String[] days = {"2009-06-01", "2009-06-05", "2009-06-08", "2009-08-03"};
        Column time = Objects.requireNonNull(IsoTimes.column(days));
        double[] x =
                xs(
                        Figure.of(Table.EMPTY.with("t", time).with("v", 1, 2, 3, 4))
                                .point("t", "v")
                                .cutX("weekends", "2009-07-03..2009-07-04"));
        double day = (x[1] - x[0]) / 4;
        assertEquals(day, x[2] - x[1], 1e-6);
        assertEquals(44 * day, x[3] - x[0], 1e-6);
    }

    @Test
    void rowsAtTimesThatAreLeftOutAreCounted() {
        Column time =
                Objects.requireNonNull(
                        IsoTimes.column(new String[] {"2026-11-27", "2026-11-28", "2026-11-30"}));
        Figure figure =
                Figure.of(Table.EMPTY.with("t", time).with("v", 1, 2, 3))
                        .point("t", "v")
                        .cutX("weekends");
        assertEquals(2, xs(figure).length);
        assertEquals(
                List.of("1 row lies where an axis is cut."), Drawing.of(figure.spec()).notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200..900",
                "-1.5..2.0E9",
                "weekends",
                "tue..thu",
                "17:00..9:30",
                "2026-12-24T00:00:00Z..2026-12-27T12:00:00Z"
            })
    void cutsAreWrittenAsTheyAreRead(String text) {
        assertEquals(AxisCut.parse(text), AxisCut.parse(AxisCut.parse(text).text()));
    }

    @Test
    void aCutThatIsNoneIsSaid() {
        assertEquals(
                "A cut of an axis is written 200..900, 2026-12-24..2026-12-27, weekends, sat..mon or 17:00..9:30, but here soon.",
                assertThrows(IllegalArgumentException.class, () -> AxisCut.parse("soon"))
                        .getMessage());
        Figure numbers = Figure.of(Table.of("x", 1, 2, 3).with("y", 1, 2, 3)).point("x", "y");
        assertEquals(
                "The axis of x has numbers, so weekends cannot be left out of it.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Drawing.of(numbers.cutX("weekends").spec()))
                        .getMessage());
        assertEquals(
                "Nothing of the axis of x is left between its cuts.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Drawing.of(numbers.cutX("-100..100").spec()))
                        .getMessage());
    }

    @Test
    void rangebreaksOfPlotlyAreCuts() {
        FigureSpec figure =
                (FigureSpec)
                        ForeignFigure.read(
                                        """
                                        {"data":[{"x":["2026-01-05","2026-01-06"],"y":[1,2]}],
                                         "layout":{"xaxis":{"rangebreaks":[{"bounds":["sat","mon"]},
                                          {"bounds":[17,9.5],"pattern":"hour"},{"bounds":[6,1],"pattern":"day of week"},
                                          {"values":["2026-01-19"]},{"bounds":["2026-02-01","2026-02-03"]},
                                          {"enabled":false,"bounds":["tue","wed"]}]}}}""")
                                .picture();
        assertEquals(
                List.of(
                        "weekends",
                        "17:00..9:30",
                        "weekends",
                        "2026-01-19T00:00:00Z..2026-01-20T00:00:00Z",
                        "2026-02-01T00:00:00Z..2026-02-03T00:00:00Z"),
                figure.scale(Channel.X).cuts().stream().map(AxisCut::text).toList());
    }

    private static double[] xs(Figure figure) {
        List<Item.Dots> dots = new ArrayList<>();
        dots(Drawing.of(figure.spec()).scene().items(), dots);
        return dots.stream()
                .filter(d -> d.meaning().role() == Role.MARK)
                .flatMapToDouble(d -> Arrays.stream(d.x()))
                .toArray();
    }

    private static void dots(List<Item> items, List<Item.Dots> to) {
        for (Item item : items) {
            switch (item) {
                case Item.Group group -> dots(group.items(), to);
                case Item.Dots dots -> to.add(dots);
                default -> {}
            }
        }
    }
}
