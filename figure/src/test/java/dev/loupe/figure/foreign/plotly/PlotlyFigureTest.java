package dev.loupe.figure.foreign.plotly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Fillings, colours and images of Plotly's figures. What is filled is held against plotly.js (`fixtures/figure/draw-plotly.mjs`).
final class PlotlyFigureTest {
    private static final Path FIXTURES = Path.of("../fixtures/figure");

    private static Carried read(String name) throws IOException {
        return ForeignFigure.read(Files.readString(FIXTURES.resolve("foreign/" + name + ".json")));
    }

    private static FigureSpec figure(String name) throws IOException {
        return (FigureSpec) read(name).picture();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plotly-polygons", "plotly-fills-along-x", "plotly-fills"})
    void whatIsFilledIsWhatPlotlyFills(String name) throws IOException {
        JsonNode drawn =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(FIXTURES.resolve("plotly-filled.json")))
                        .path(name);
        List<LayerSpec> filled =
                figure(name).layers().stream()
                        .filter(l -> List.of("polygon", "band", "area").contains(l.mark()))
                        .toList();
        assertEquals(drawn.size(), filled.size());
        for (int i = 0; i < filled.size(); i++) {
            List<List<double[]>> parts = parts(filled.get(i));
            JsonNode wanted = drawn.path(i).path("parts");
            assertEquals(wanted.size(), parts.size(), name + " " + i);
            double whole = 0;
            double expected = 0;
            for (int part = 0; part < parts.size(); part++) {
                List<double[]> points = new ArrayList<>();
                for (JsonNode point : wanted.path(part)) {
                    points.add(new double[] {point.path(0).asDouble(), point.path(1).asDouble()});
                }
                expected += area(points);
                whole += area(parts.get(part));
            }
            assertEquals(expected, whole, 0.01 * expected + 0.01, name + " " + i);
        }
    }

    /// The outlines of a layer's areas.
    private static List<List<double[]>> parts(LayerSpec layer) {
        Table table = Objects.requireNonNull(layer.data());
        double[] x = numbers(table, "x");
        List<List<double[]>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        if (!layer.mark().equals("polygon")) {
            boolean band = layer.mark().equals("band");
            double[] high = numbers(table, band ? "high" : "y");
            double[] low = band ? numbers(table, "low") : new double[x.length];
            for (int i = 0; i < x.length; i++) {
                parts.getLast().add(new double[] {x[i], high[i]});
            }
            for (int i = x.length - 1; i >= 0; i--) {
                parts.getLast().add(new double[] {x[i], low[i]});
            }
            return parts;
        }
        double[] y = numbers(table, "y");
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                parts.add(new ArrayList<>());
            } else {
                parts.getLast().add(new double[] {x[i], y[i]});
            }
        }
        return parts;
    }

    /// Twice the area that an outline turns around.
    private static double area(List<double[]> points) {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            double[] a = points.get(i);
            double[] b = points.get((i + 1) % points.size());
            sum += a[0] * b[1] - a[1] * b[0];
        }
        return Math.abs(sum);
    }

    private static double[] numbers(Table table, String column) {
        return ((Column.Numbers) table.column(column)).values();
    }

    @Test
    void fillingsHaveTheirColours() throws IOException {
        List<LayerSpec> layers = figure("plotly-polygons").layers();
        assertEquals("#00645033", layers.getFirst().options().get("paint"));
        assertTrue(!layers.getFirst().channels().containsKey(Channel.COLOR));
        assertEquals(0.3, layers.get(1).options().get("opacity"));
        assertEquals("#2966a3", layers.get(4).options().get("paint"));
        assertEquals(
                List.of("two parts", "outer", "inner"),
                figure("plotly-polygons").scale(Channel.COLOR).order());
        assertEquals(
                List.of("#2966a3", "#2966a380"),
                figure("plotly-polygons").scale(Channel.COLOR).colours().subList(1, 3));
    }

    @Test
    void colouredRowsKeepTheirPlaces() throws IOException {
        List<LayerSpec> dots = figure("plotly-colours").layers();
        assertEquals("#ff0000", dots.get(1).options().get("paint"));
        assertArrayEquals(
                new double[] {1, 3}, numbers(Objects.requireNonNull(dots.get(1).data()), "x"));
        assertEquals("#008000", dots.get(3).options().get("paint"));
        assertEquals(0.5, dots.get(3).options().get("opacity"));
        FigureSpec bars = figure("plotly-bar-colours");
        assertEquals(List.of("a", "b", "c", "d"), bars.scale(Channel.X).order());
        assertEquals("#dc143c", bars.layers().get(1).options().get("paint"));
    }

    @Test
    void axesOfColoursAreSharedAndUnevenStopsStandWhereTheyAre() throws IOException {
        GridSpec grid = (GridSpec) read("plotly-coloraxis").picture();
        for (GridSpec.CellSpec cell : grid.cells()) {
            ScaleSpec scale = ((FigureSpec) cell.picture()).scale(Channel.COLOR);
            assertEquals(-1, scale.from());
            assertEquals(1, scale.to());
            assertEquals("z", scale.label());
            assertEquals("#ffffff", scale.colours().getFirst());
            assertEquals("#fe0000", scale.colours().get(13));
            assertEquals("#000000", scale.colours().getLast());
        }
        FigureSpec left = (FigureSpec) grid.cells().getFirst().picture();
        assertTrue(left.scale(Channel.Y).reverse());
    }

    @Test
    void firstCategoriesStandAtTheBottom() throws IOException {
        assertEquals(List.of("c", "b", "a"), figure("plotly-bar-lying").scale(Channel.Y).order());
        GridSpec grid = (GridSpec) read("plotly-coloraxis").picture();
        FigureSpec left = (FigureSpec) grid.cells().getFirst().picture();
        assertEquals(List.of("2", "1", "0"), left.scale(Channel.Y).order());
    }

    @Test
    void cellsBetweenUnevenEdgesKeepTheirSizes() {
        Carried carried =
                ForeignFigure.read(
                        "{\"data\":[{\"type\":\"heatmap\",\"x\":[0,1,4,10],\"y\":[2,4],\"z\":[[1,2,3],[4,5,6]]}]}");
        assertEquals(List.of(), carried.notes());
        LayerSpec layer = ((FigureSpec) carried.picture()).layers().getFirst();
        assertArrayEquals(new double[] {0, 1, 4, 0, 1, 4}, numbers(layer, "x"));
        assertArrayEquals(new double[] {1, 4, 10, 1, 4, 10}, numbers(layer, "x2"));
        assertArrayEquals(new double[] {1, 1, 1, 3, 3, 3}, numbers(layer, "y"));
        assertArrayEquals(new double[] {3, 3, 3, 5, 5, 5}, numbers(layer, "y2"));
        Drawing.of(carried.picture());
    }

    private static double[] numbers(LayerSpec layer, String column) {
        return ((Column.Numbers) Objects.requireNonNull(layer.data()).column(column)).values();
    }

    @Test
    void totalsOfWaterfallsAreComputed() throws IOException {
        LayerSpec steps = figure("plotly-waterfall").layers().getFirst();
        assertArrayEquals(
                new double[] {60, -40, 20, -5, 15},
                numbers(Objects.requireNonNull(steps.data()), "y"));
        assertEquals(List.of("profit", "left"), steps.options().get("totals"));
    }

    @Test
    void columnsOfManyDimensionsAreKept() throws IOException {
        LayerSpec lines = figure("plotly-parcoords").layers().getFirst();
        assertEquals(List.of("total_bill", "tip", "size"), lines.options().get("columns"));
        assertEquals(6, figure("plotly-parcoords").scale(Channel.COLOR).to());
        LayerSpec pairs = figure("plotly-splom").layers().getFirst();
        assertEquals(20, Objects.requireNonNull(pairs.data()).rows());
        LayerSpec cells = figure("plotly-table").layers().getFirst();
        assertEquals(List.of("day", "tip"), cells.options().get("columns"));
        LayerSpec radar = figure("plotly-radar").layers().getFirst();
        assertEquals(3, Objects.requireNonNull(radar.data()).rows());
        assertEquals("silt", figure("plotly-ternary").layers().getFirst().column(Channel.Y));
    }

    @Test
    void imagesOfThePaperLieInTheirPanelOrAreNamed() throws IOException {
        Carried carried = read("plotly-paper-images");
        List<LayerSpec> layers = ((FigureSpec) carried.picture()).layers();
        assertEquals("panel", layers.getFirst().options().get("within"));
        assertEquals(0.3, layers.getFirst().options().get("opacity"));
        assertEquals("bottom-right", layers.getLast().options().get("anchor"));
        Table table = Objects.requireNonNull(layers.getLast().data());
        assertArrayEquals(new double[] {0.8}, numbers(table, "start"), 1e-12);
        assertArrayEquals(new double[] {0.3}, numbers(table, "high"), 1e-12);
        assertEquals(
                List.of("An image of the layout that stands in no panel is not carried over."),
                carried.notes());
        assertEquals(new Encoding.Field("x"), layers.get(1).channels().get(Channel.X));
    }
}
