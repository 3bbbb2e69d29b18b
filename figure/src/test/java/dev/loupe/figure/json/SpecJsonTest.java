package dev.loupe.figure.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.spec.ScaleSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Specs as JSON: strict to read, complete to write.
final class SpecJsonTest {
    private static final Table TABLE =
            Table.of("a", 1, Double.NaN, Double.NEGATIVE_INFINITY)
                    .with("b", "x", "y", "2026-01-02")
                    .with("t", new Column.Times(new long[] {0, Column.Times.MISSING, 1_500_000}));

    @Test
    void aSpecThatAPersonWritesIsShort() {
        Picture picture =
                SpecJson.read(
                        """
                        {"figure": 1, "title": "Loss",
                         "data": {"columns": {"step": [0, 1, 2], "loss": [3, "NaN", 1], "run": ["a", "a", "b"],
                                              "day": ["2026-01-01", null, "2026-01-03T12:00:00Z"]}},
                         "layers": [{"mark": "line", "channels": {"x": "step", "y": "loss", "color": "run"}}],
                         "scales": {"y": {"type": "log"}}}
                        """);
        FigureSpec figure = (FigureSpec) picture;
        assertEquals("Loss", figure.heading().title());
        assertEquals("log", figure.scale(Channel.Y).type());
        assertEquals("texts", figure.data().column("run").kind());
        assertEquals("times", figure.data().column("day").kind());
        assertTrue(figure.data().column("loss").missing(1));
        assertTrue(new Figure(figure).svg().startsWith("<svg"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ScaleSpec scale =
                new ScaleSpec(
                        "symlog",
                        -1.5,
                        1e300,
                        List.of("b", "a"),
                        true,
                        "",
                        0,
                        "viridis",
                        List.of("#ff0000"),
                        0.25,
                        List.of(1.0, 2.5),
                        4,
                        true,
                        List.of(AxisCut.parse("weekends"), AxisCut.parse("1..2")));
        LayerSpec layer =
                LayerSpec.of("line")
                        .with(Channel.X, "a")
                        .with(Channel.Y, new Encoding.Fixed(Double.NaN))
                        .with(Channel.COLOR, new Encoding.Named("one"))
                        .with("width", (Object) 2.5)
                        .with("markers", (Object) true)
                        .with("curve", "step");
        FigureSpec figure =
                new FigureSpec(
                        new Heading("t", "s", "c", "d", 300, 200.5, "dark", "de"),
                        TABLE,
                        List.of(layer, layer.over(Table.of("a", 5))),
                        FigureSpec.of(TABLE)
                                .with(Channel.COLOR, scale)
                                .with(Channel.X, ScaleSpec.AUTOMATIC)
                                .scales(),
                        new FacetSpec("b", "b", 3, true, false),
                        LegendSpec.BOTTOM,
                        List.of(new InsetSpec(0.5, 0.25, 0.4, 0.3, FigureSpec.of(TABLE))),
                        0.75);
        GridSpec grid =
                new GridSpec(
                        Heading.PLAIN.title("grid"),
                        new double[] {1, 2},
                        new double[] {1},
                        10,
                        true,
                        false,
                        LegendSpec.RIGHT,
                        List.of(
                                new GridSpec.CellSpec(0, 0, 1, 1, figure),
                                new GridSpec.CellSpec(0, 1, 1, 1, FigureSpec.of(Table.EMPTY))));
        String json = SpecJson.write(grid);
        GridSpec again = (GridSpec) SpecJson.read(json);
        assertEquals(json, SpecJson.write(again));
        assertEquals(grid.heading(), again.heading());
        assertArrayEquals(grid.columns(), again.columns());
        FigureSpec read = (FigureSpec) again.cells().getFirst().picture();
        assertEquals(figure.heading(), read.heading());
        assertEquals(figure.scales(), read.scales());
        assertEquals(figure.facet(), read.facet());
        assertEquals(figure.aspect(), read.aspect());
        assertEquals(layer.channels(), read.layers().getFirst().channels());
        assertEquals(layer.options(), read.layers().getFirst().options());
        assertEquals(
                1,
                json.split("\"table 1\":", -1).length - 1,
                "a table that is used twice is written once");
    }

    @Test
    void columnsKeepKindsOrderOfLevelsAndMissingValues() {
        Table table =
                Table.of("numbers", Double.NaN, Double.POSITIVE_INFINITY)
                        .with("dates that are texts", "2026-01-01", "2026-01-02")
                        .with(
                                "ordered",
                                new Column.Texts(
                                        new String[] {"low", "high", "unused"}, new int[] {1, -1}))
                        .with("all missing", new Column.Texts(new String[0], new int[] {-1, -1}))
                        .with("zero", -0.0, 1e300)
                        .with("odd \" name\n", "\u0000\"<>", "名前");
        Table again = ((FigureSpec) SpecJson.read(SpecJson.write(FigureSpec.of(table)))).data();
        table.columns()
                .forEach(
                        (name, column) -> {
                            Column read = again.column(name);
                            assertEquals(column.kind(), read.kind(), name);
                            for (int row = 0; row < table.rows(); row++) {
                                assertEquals(column.text(row), read.text(row), name);
                                assertEquals(column.missing(row), read.missing(row), name);
                            }
                        });
        assertArrayEquals(
                new String[] {"low", "high", "unused"},
                ((Column.Texts) again.column("ordered")).levels());
        assertEquals(
                Double.doubleToRawLongBits(-0.0),
                Double.doubleToRawLongBits(((Column.Numbers) again.column("zero")).values()[0]));
    }

    @Test
    void tablesInFilesAreTheCallersToRead() {
        String json = "{\"figure\":1,\"data\":{\"csv\":\"a.csv\"},\"layers\":[]}";
        FigureSpec figure = (FigureSpec) SpecJson.read(json, file -> Csv.parse("name\n" + file));
        assertEquals("a.csv", figure.data().column("name").text(0));
        assertEquals(
                "The data are in the file a.csv, and files cannot be read here; give them as columns.",
                sentence(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"figure":2,"layers":[]} | At figure: expected the version 1, found the number 2.
                    {"layers":[]} | At the top of the figure: a figure begins with "figure":1, but the field is missing.
                    [] | At the top of the figure: expected an object, found an array of 0.
                    {"figure":1} | At the top of the figure: the field layers is missing.
                    {"figure":1,"layers":{}} | At layers: expected an array, found an object.
                    {"figure":1,"layers":[3]} | At layers[0]: expected an object, found the number 3.
                    {"figure":1,"layers":[],"facet":{"colum":"x"}} | At facet: there is no field colum; the nearest is column, and all are column, row, wrap, freeX, freeY.
                    {"figure":1,"layers":[],"width":"wide"} | At width: expected a number, found the text "wide".
                    {"figure":1,"layers":[],"theme":"drak"} | At theme: expected one of light, dark, found the text "drak"; the nearest is dark.
                    {"figure":1,"layers":[{"mark":"line","channels":{"colour":"a"}}]} | At layers[0].channels: there is no field colour; the nearest is color, and all are x, y, color, dash, detail, low, high, facet.
                    {"figure":1,"layers":[{"mark":"line","channels":{"x":3}}]} | At layers[0].channels.x: expected a column's name, {"value": number} or {"text": "…"}, found the number 3.
                    {"figure":1,"layers":[{"mark":"line","options":{"width":"3px"}}]} | At layers[0].options.width: expected a number, found the text "3px".
                    {"figure":1,"layers":[{"mark":"line","options":{"width":-3}}]} | At layers[0].options.width: expected a number from 0.1 to 40, found the number -3.
                    {"figure":1,"layers":[{"mark":"line","options":{"paint":"red"}}]} | At layers[0].options.paint: expected a colour as #rrggbb, found the text "red".
                    {"figure":1,"layers":[],"data":{"columns":{"a":[1,2],"b":[1]}}} | At data.columns.b: expected 2 values like a, found 1.
                    {"figure":1,"layers":[],"data":{"columns":{"a":[1,"x"]}}} | At data.columns.a[1]: expected a number, found the text "x".
                    {"figure":1,"layers":[],"data":{"columns":{"a":{"levels":["x"],"codes":[1]}}}} | At data.columns.a.codes[0]: expected a place below 1 in levels, found the number 1.
                    {"figure":1,"layers":[],"data":"t"} | At data: expected columns, found a name, but the figure has no tables.
                    {"figure":1,"layers":[],"tables":{"penguins":{"columns":{}}},"data":"penguin"} | At data: there is no table penguin; the nearest is penguins.
                    {"figure":1,"layers":[],"scales":{"x":{"type":"linaer"}}} | At scales.x.type: expected one of linear, log, symlog, sqrt, probit, time, band, point, ordinal, sequential, diverging, cyclic, threshold, quantile, found the text "linaer"; the nearest is linear.
                    {"figure":1,"grid":{"columns":[],"rows":[1],"cells":[]}} | At grid.columns: expected from 1 to 1000 numbers above 0, found an array of 0.
                    {"figure":1,"grid":{"columns":[1],"rows":[1],"cells":[{"row":0,"column":-1,"picture":{"layers":[]}}]}} | At grid.cells[0].column: expected a whole number from 0 on, found the number -1.
                    """)
    void whatIsWrongIsSaidInOneSentence(String json, String said) {
        assertEquals(said, sentence(json));
    }

    @Test
    void unknownMarksAndFieldsNameTheNearest() {
        String mark = sentence("{\"figure\":1,\"layers\":[{\"mark\":\"poit\"}]}");
        assertTrue(mark.startsWith("At layers[0].mark: expected one of "), mark);
        assertTrue(mark.endsWith(" found the text \"poit\"; the nearest is point."), mark);
        String field = sentence("{\"figure\":1,\"layers\":[],\"titel\":\"x\"}");
        assertTrue(
                field.startsWith(
                        "At the top of the figure: there is no field titel; the nearest is title"),
                field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"figure\":1,}", "{\"a\":1,\"a\":2}", "nonsense", "{} {}"})
    void whatIsNoJsonSaysWhere(String json) {
        String said = sentence(json);
        assertTrue(said.startsWith("A figure is JSON, but"), said);
        assertTrue(said.endsWith(".") && said.lines().count() == 1, said);
    }

    private static String sentence(String json) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> SpecJson.read(json))
                        .getMessage());
    }
}
