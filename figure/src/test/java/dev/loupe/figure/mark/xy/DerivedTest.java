package dev.loupe.figure.mark.xy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Normalisation;
import dev.loupe.figure.stat.Witness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What lines show of windows and proportions are the numbers of pandas, group by group.
final class DerivedTest {
    private static final Witness PANDAS = Witness.read("stat-lines.json");

    private static Figure stocks() throws IOException {
        Path file =
                Path.of(System.getProperty("loupe.root", ".."), "fixtures/figure/data/stocks.csv");
        return Figure.of(Csv.parse(Files.readString(file))).line("date", "price").color("symbol");
    }

    private static double[] shown(Figure figure, String group) {
        return figure.drawing().numbers().stream()
                .filter(n -> n.group().equals(group))
                .map(n -> Objects.requireNonNull(n.columns().get("y")))
                .map(c -> ((Column.Numbers) c).values())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = Normalisation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void proportionsArePandas(Normalisation by) throws IOException {
        Witness.near(
                PANDAS.array("normalised/" + by.word()),
                shown(stocks().with("normalise", by.word()), "IBM"));
    }

    @Test
    void rollingMeansArePandas() throws IOException {
        Figure rolled = stocks().with("rolling", 12);
        Witness.near(PANDAS.array("rolling"), shown(rolled, "IBM"));
        assertTrue(rolled.svg().contains(">rolling mean of price<"));
    }

    @Test
    void gapsStayGapsAndBandsFollowTheirLine() {
        Table rows =
                Table.of("x", 1.0, 2.0, 3.0, 4.0)
                        .with("y", 2.0, Double.NaN, 6.0, 8.0)
                        .with("low", 1.0, 1.0, 4.0, 4.0);
        Figure figure = Figure.of(rows).line("x", "y").with("normalise", "first");
        Witness.near(new double[] {1, Double.NaN, 3, 4}, shown(figure, ""));
        Witness.near(
                new double[] {2, Double.NaN, 7, 7},
                shown(Figure.of(rows).line("x", "y").with("rolling", 3), ""));
        Figure banded = figure.channel(Channel.LOW, "low");
        Column low =
                Objects.requireNonNull(banded.drawing().numbers().getFirst().columns().get("low"));
        Witness.near(new double[] {0.5, 0.5, 2, 2}, ((Column.Numbers) low).values());
    }

    @Test
    void aLineTakesTheColoursOfItsNumbers() {
        double[] x = IntStream.range(0, 50).mapToDouble(i -> i).toArray();
        Table rows = Table.of("x", x).with("same", new double[50]);
        assertEquals(49, colours(Figure.of(rows).line("x", "x").color("x")));
        assertEquals(1, colours(Figure.of(rows).line("x", "x").color("same")));
    }

    private static long colours(Figure figure) {
        return strokes(figure.scene().items()).distinct().count();
    }

    private static Stream<Stroke> strokes(List<Item> items) {
        return items.stream()
                .flatMap(
                        item ->
                                switch (item) {
                                    case Item.Group group -> strokes(group.items());
                                    case Item.Path path when path.meaning().role() == Role.MARK ->
                                            Stream.ofNullable(path.stroke());
                                    default -> Stream.empty();
                                });
    }
}
