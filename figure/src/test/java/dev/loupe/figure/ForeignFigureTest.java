package dev.loupe.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Figures that plotly.py and altair wrote (`fixtures/figure/make-foreign.py`) are read and drawn.
final class ForeignFigureTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("loupe.root", ".."), "fixtures/figure/foreign");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plotly-lines       | line line point
                    plotly-scatter     | point
                    plotly-bar-stacked | bar
                    plotly-bar-lying   | bar
                    plotly-histogram   | histogram
                    plotly-box         | box
                    plotly-violin      | violin
                    plotly-heatmap     | heatmap
                    plotly-contour     | contour
                    plotly-histogram2d | histogram2d
                    plotly-pie         | pie
                    plotly-sankey      | sankey
                    plotly-treemap     | treemap
                    plotly-sunburst    | sunburst
                    plotly-candlestick | candlestick
                    plotly-indicator   | gauge
                    plotly-scatter3d   | scatter3d
                    plotly-surface     | surface
                    plotly-subplots    | line bar
                    plotly-fills       | line band line area line
                    plotly-errors      | point errorbar errorbar point errorbar
                    plotly-image       | image image
                    plotly-image-packed | image image
                    plotly-notes       | line errorbar rule text
                    plotly-polygons    | polygon polygon line line polygon line
                    plotly-fills-along-x | polygon point polygon line
                    plotly-colours     | line point point point
                    plotly-bar-colours | bar bar
                    plotly-coloraxis   | heatmap heatmap
                    plotly-paper-images | image point image
                    plotly-polar       | polar polar
                    plotly-radar       | radar radar
                    plotly-barpolar    | windrose
                    plotly-ternary     | ternary
                    plotly-parcoords   | parallel
                    plotly-parcats     | categories
                    plotly-splom       | pairplot
                    plotly-table       | table
                    plotly-funnel      | funnel
                    plotly-waterfall   | waterfall
                    plotly-mesh        | mesh
                    vega-point         | point
                    vega-histogram     | histogram
                    vega-bar           | bar
                    vega-area          | area
                    vega-line-time     | line
                    vega-rect          | heatmap
                    vega-tick          | strip
                    vega-boxplot       | box
                    vega-arc           | pie
                    vega-layer         | point rule text
                    vega-facet         | point
                    vega-concat        | point bar rug
                    vega-filter        | point
                    vega-notes         | point
                    vega-repeat        | point point point point point point
                    vega-repeat-layer  | line line
                    vega-repeat-wrap   | histogram histogram histogram
                    vega-gantt         | gantt
                    vega-band          | band line
                    vega-ranges        | range
                    vega-dashes        | line
                    plotly-second-axis | bar line
                    vega-second-axis   | line line
                    """)
    void eachBecomesItsMarksAndAPicture(String name, String marks) throws IOException {
        assumeTrue(
                Marks.names().containsAll(Arrays.asList(marks.split(" "))), "all marks are there");
        Picture picture = read(name).picture();
        assertEquals(
                marks, String.join(" ", layers(picture).stream().map(LayerSpec::mark).toList()));
        String svg = Svg.COMPACT.write(Drawing.of(picture).scene());
        assertEquals(
                svg, Svg.COMPACT.write(Drawing.of(SpecJson.read(SpecJson.write(picture))).scene()));
        Path seen = Path.of("target/foreign");
        Files.createDirectories(seen);
        Files.write(seen.resolve(name + ".png"), new Png(1).write(Drawing.of(picture).scene()));
    }

    @Test
    void wordsRangesAndTypesOfAxesAreKept() throws IOException {
        FigureSpec lines = (FigureSpec) read("plotly-lines").picture();
        assertEquals("Waves", lines.heading().title());
        assertEquals(500, lines.heading().width());
        assertEquals("time", lines.scale(Channel.X).label());
        assertEquals(6, lines.scale(Channel.X).to());
        FigureSpec scatter = (FigureSpec) read("plotly-scatter").picture();
        assertEquals("log", scatter.scale(Channel.X).type());
        assertEquals("size", scatter.scale(Channel.COLOR).label());
        assertEquals("#440154", scatter.scale(Channel.COLOR).colours().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"plotly-second-axis,pieces,share of all", "vega-second-axis,degrees,rain"})
    void axesOverEachOtherKeepTheirScales(String name, String left, String right)
            throws IOException {
        Carried carried = read(name);
        FigureSpec figure = (FigureSpec) carried.picture();
        assertEquals(List.of(), carried.notes());
        assertEquals(left, figure.scale(Channel.Y).label());
        assertEquals(right, figure.scale(Channel.RIGHT).label());
        assertEquals(name.startsWith("vega") ? "log" : null, figure.scale(Channel.RIGHT).type());
        assertEquals(null, figure.layers().getFirst().options().get("axis"));
        assertEquals("right", figure.layers().getLast().options().get("axis"));
    }

    @Test
    void typedArraysAreReadToTheLastBit() throws IOException {
        LayerSpec sine = layers(read("plotly-lines").picture()).getFirst();
        Column.Numbers y = (Column.Numbers) table(sine).column("y");
        assertEquals(25, y.size());
        for (int i = 0; i < 25; i++) {
            assertEquals(Math.sin(i * 0.25), y.values()[i], 1e-15);
        }
        LayerSpec scatter = layers(read("plotly-scatter").picture()).getFirst();
        assertEquals(2, ((Column.Numbers) table(scatter).column("color")).values()[0]);
        assertEquals(16.99, ((Column.Numbers) table(scatter).column("x")).values()[0]);
    }

    @Test
    void subplotsStandWhereTheirDomainsAre() throws IOException {
        GridSpec grid = (GridSpec) read("plotly-subplots").picture();
        assertEquals(2, grid.columns().length);
        assertEquals("left", grid.cells().get(0).picture().heading().title());
        assertEquals("right", grid.cells().get(1).picture().heading().title());
        assertEquals(
                "log", ((FigureSpec) grid.cells().getFirst().picture()).scale(Channel.Y).type());
    }

    @Test
    void whatIsNotCarriedOverIsNamed() throws IOException {
        assertEquals(
                List.of(
                        "The menu (updatemenus) is not carried over.",
                        "The trace of type carpet is not carried over.",
                        "A line of the layout is drawn across the whole panel."),
                read("plotly-notes").notes());
        List<String> vega = read("vega-notes").notes();
        assertTrue(vega.contains("The mark geoshape is not carried over."), vega.toString());
        assertTrue(
                vega.contains("The channel opacity of point is not carried over."),
                vega.toString());
        assertTrue(vega.stream().noneMatch(note -> note.contains("sample")), vega.toString());
    }

    @Test
    void filtersAndCalculationsAreComputed() throws IOException {
        LayerSpec layer = layers(read("vega-filter").picture()).getFirst();
        double[] share = ((Column.Numbers) table(layer).column("share")).values();
        double[] tip = ((Column.Numbers) table(layer).column("tip")).values();
        assertTrue(tip.length > 5 && Arrays.stream(tip).allMatch(v -> v > 2), Arrays.toString(tip));
        assertEquals(3.61 / 24.59 * 100, share[0], 1e-12);
    }

    @Test
    void repeatedViewsStandByRowAndColumn() throws IOException {
        GridSpec grid = (GridSpec) read("vega-repeat").picture();
        assertEquals(3, grid.columns().length);
        LayerSpec last = layers(grid.cells().getLast().picture()).getFirst();
        assertEquals("size", last.column(Channel.X));
        assertEquals("total_bill", last.column(Channel.Y));
        GridSpec wrapped = (GridSpec) read("vega-repeat-wrap").picture();
        assertEquals(2, wrapped.columns().length);
        assertEquals(3, wrapped.cells().size());
        List<LayerSpec> over = layers(read("vega-repeat-layer").picture());
        assertEquals("mean of total_bill", over.get(1).column(Channel.Y));
        Column sizes = table(over.get(1)).column("size");
        assertEquals("2", sizes.text(0));
        assertEquals("6", sizes.text(sizes.size() - 1));
        assertEquals(new Encoding.Named("total_bill"), over.get(1).channels().get(Channel.COLOR));
    }

    @Test
    void secondEndsAreOfTheKindOfTheFirst() throws IOException {
        LayerSpec jobs = layers(read("vega-gantt").picture()).getFirst();
        assertTrue(table(jobs).column("end") instanceof Column.Times);
        assertEquals("start", jobs.column(Channel.START));
        assertEquals("end", jobs.column(Channel.END));
        LayerSpec band = layers(read("vega-band").picture()).getFirst();
        assertEquals("lo", band.column(Channel.LOW));
        assertEquals("hi", band.column(Channel.HIGH));
        assertEquals("dash", layers(read("vega-band").picture()).get(1).options().get("dash"));
    }

    @Test
    void errorBarsAreSharesConstantsOrUneven() throws IOException {
        List<LayerSpec> all = layers(read("plotly-errors").picture());
        assertArrayEquals(new double[] {3.6, 4.5, 6.3}, numbers(all.get(1), "low"), 1e-12);
        assertArrayEquals(new double[] {1.2, 2.2, 3.2}, numbers(all.get(2), "high"), 1e-12);
        assertEquals(false, all.get(1).options().get("dots"));
        assertEquals("lying", all.get(2).options().get("orient"));
        assertArrayEquals(new double[] {1.5, 2.75, 0.5}, numbers(all.get(4), "low"), 1e-12);
        assertArrayEquals(new double[] {3, 4, 3}, numbers(all.get(4), "high"), 1e-12);
        assertEquals("diamond", all.get(0).options().get("symbol"));
        assertEquals(true, all.get(0).options().get("hollow"));
        assertEquals("cross", all.get(3).options().get("symbol"));
    }

    @Test
    void aFillingToTheLineBeforeHasThePlacesOfBoth() throws IOException {
        List<LayerSpec> all = layers(read("plotly-fills").picture());
        assertEquals("dot", all.get(0).options().get("dash"));
        double[] x = numbers(all.get(1), "x");
        assertEquals(25, x.length);
        double[] low = numbers(all.get(1), "low");
        double[] high = numbers(all.get(1), "high");
        assertEquals(Math.sin(0.25) - 0.3, low[1], 1e-12);
        assertEquals((Math.sin(0) + Math.sin(0.5)) / 2 + 0.3, high[1], 1e-12);
    }

    private static Bitmap picture(LayerSpec layer) {
        return Bitmap.read(table(layer).column("image").text(0), 100);
    }

    @Test
    void imagesHaveTheirPixelsAndTheirFirstRowOnTop() throws IOException {
        Picture picture = read("plotly-image").picture();
        List<LayerSpec> all = layers(picture);
        int[] pixels = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000, 0xff804020};
        assertArrayEquals(pixels, picture(all.get(0)).argb());
        assertArrayEquals(new double[] {9}, numbers(all.get(0), "start"));
        assertArrayEquals(new double[] {15}, numbers(all.get(0), "end"));
        assertArrayEquals(new double[] {1.5}, numbers(all.get(0), "low"));
        assertArrayEquals(new double[] {-0.5}, numbers(all.get(0), "high"));
        assertArrayEquals(new double[] {11}, numbers(all.get(1), "start"));
        assertArrayEquals(new double[] {1.25}, numbers(all.get(1), "high"));
        Scene scene = Drawing.of(picture).scene();
        List<Item> open = new ArrayList<>(scene.items());
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i) instanceof Item.Group group) {
                open.addAll(group.items());
            }
        }
        Item.Raster drawn =
                open.stream()
                        .filter(Item.Raster.class::isInstance)
                        .map(Item.Raster.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(0xffff0000, drawn.argb()[0]);
    }

    @Test
    void opacitiesOfImagesAreShares() throws IOException {
        List<LayerSpec> all = layers(read("plotly-image-packed").picture());
        assertArrayEquals(new int[] {0xffff0000, 0x800000ff}, picture(all.get(0)).argb());
        assertArrayEquals(new double[] {4.5}, numbers(all.get(1), "end"));
    }

    private static double[] numbers(LayerSpec layer, String column) {
        return ((Column.Numbers) table(layer).column(column)).values();
    }

    @Test
    void schemesColourCells() throws IOException {
        FigureSpec cells = (FigureSpec) read("vega-rect").picture();
        assertEquals("viridis", cells.scale(Channel.COLOR).ramp());
    }

    @Test
    void aggregatesAreComputedPerGroup() throws IOException {
        LayerSpec layer = layers(read("vega-bar").picture()).getFirst();
        assertEquals("mean of tip", layer.column(Channel.X));
        assertEquals(4, table(layer).rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"data":[]} | The Plotly figure has no traces, so there is nothing to draw.
                    {"data":[{"type":"scatterternary"}]} | Nothing of the Plotly figure can be drawn: The trace of type scatterternary without as many a is not carried over.
                    {"data":[{"type":"scatter","x":{"dtype":"f9","bdata":"AAAA"},"y":[1]}]} | The dtype of a Plotly array must be i1, u1, i2, u2, i4, u4, i8, u8, f4 or f8, but is f9.
                    {"data":[{"type":"scatter","x":{"dtype":"f8","bdata":"AAAA"},"y":[1]}]} | The bdata of a Plotly array of f8 must be a multiple of 8 bytes, but is 3.
                    {"mark":"bar","encoding":{"x":{"field":"a"}},"data":{"url":"cars.json"}} | The data of the Vega-Lite spec are at cars.json, which is not read; give them as data.values.
                    {"mark":"bar","encoding":{"x":{"field":"a"}},"data":{"values":[{"b":1}]}} | There is no field a for the channel x of the Vega-Lite spec.
                    {"mark":"image","encoding":{},"data":{"values":[]}} | Nothing of the Vega-Lite spec can be drawn: The mark image is not carried over.
                    {"a":1} | Expected a Plotly figure with data, or a Vega-Lite spec with a mark, but found neither.
                    """)
    void whatCannotBeReadIsOneSentence(String json, String said) {
        assertEquals(
                said,
                assertThrows(IllegalArgumentException.class, () -> ForeignFigure.read(json))
                        .getMessage());
    }

    @Test
    void picturesOfVegaLiteAreDataAddressesOrLeftOut() {
        String spec =
                """
                {"$schema":"https://vega.github.io/schema/vega-lite/v6.json","data":{"values":[{"a":1,"b":2,"u":"%s"}]},
                "mark":{"type":"image","width":20,"height":10},
                "encoding":{"x":{"field":"a","type":"quantitative"},"y":{"field":"b","type":"quantitative"},"url":{"field":"u"}}}
                """;
        String address = Bitmap.of(new double[][] {{0, 1}}).address();
        Carried carried = ForeignFigure.read(spec.formatted(address));
        LayerSpec layer = layers(carried.picture()).getFirst();
        assertEquals(List.of(), carried.notes());
        assertEquals("image", layer.mark());
        assertEquals(20.0, layer.options().get("size"));
        assertEquals(2, Bitmap.read(table(layer).column("u").text(0), 100).columns());
        String elsewhere = spec.formatted("https://example.org/a.png");
        String said =
                assertThrows(IllegalArgumentException.class, () -> ForeignFigure.read(elsewhere))
                        .getMessage();
        assertTrue(String.valueOf(said).contains("The mark image is not carried over."), said);
    }

    private static Carried read(String name) throws IOException {
        return ForeignFigure.read(Files.readString(FOLDER.resolve(name + ".json")));
    }

    private static List<LayerSpec> layers(Picture picture) {
        return switch (picture) {
            case FigureSpec figure -> figure.layers();
            case GridSpec grid -> {
                List<LayerSpec> all = new ArrayList<>();
                grid.cells().forEach(cell -> all.addAll(layers(cell.picture())));
                yield all;
            }
        };
    }

    private static Table table(LayerSpec layer) {
        return Objects.requireNonNull(layer.data());
    }
}
