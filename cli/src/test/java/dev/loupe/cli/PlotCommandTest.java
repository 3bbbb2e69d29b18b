package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Panel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `loupe plot` as scripts use it.
final class PlotCommandTest {
    @TempDir Path folder;
    Path table = Path.of("");

    @BeforeEach
    void aTable() throws IOException {
        table =
                Files.writeString(
                        folder.resolve("t.csv"),
                        "day,a,b,c\n2026-01-01,1,2,x\n2026-01-02,3,5,y\n2026-01-03,NaN,6,x\n");
    }

    @ParameterizedTest
    @CsvSource({"svg,<svg", "png,\u0089PNG", "pdf,%PDF-", "json,'{\"scene\":1'"})
    void theEndingChoosesTheFormat(String ending, String begins) throws IOException {
        Path out = folder.resolve("o." + ending);
        said(0, "plot", table, "--mark", "point", "--x", "a", "--y", "b", "-o", out);
        assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1).startsWith(begins));
    }

    @Test
    void wordsAndSizeAndThemeAreTheCallers() throws IOException {
        Path out = folder.resolve("o.svg");
        said(
                0,
                "plot",
                table,
                "--mark",
                "line",
                "--x",
                "day",
                "--y",
                "a",
                "--y",
                "b",
                "--title",
                "Two & more",
                "--width",
                "300",
                "--height",
                "200",
                "--theme",
                "dark",
                "--scale",
                "y=log",
                "--label",
                "x=When",
                "--set",
                "markers=true",
                "-o",
                out);
        String svg = Files.readString(out);
        assertTrue(svg.contains("width=\"300\" height=\"200\""), svg.substring(0, 200));
        assertTrue(svg.contains("Two &amp; more") && svg.contains(">When<"), svg);
        assertTrue(svg.contains("#11151c"), "the dark surface");
    }

    @ParameterizedTest
    @CsvSource({"--y a --right b,a,b", "--right b,'',b"})
    void aColumnAtTheRightHasAnAxisOfItsOwn(String columns, String left, String right)
            throws IOException {
        Path out = folder.resolve("o.json");
        List<Object> words =
                new ArrayList<>(List.of("plot", table, "--mark", "line", "--x", "day", "-o", out));
        words.addAll(List.of(columns.split(" ")));
        said(0, words.toArray());
        Panel panel = SceneJson.read(Files.readString(out)).panels().getFirst();
        Axis second = panel.right();
        assertNotNull(second);
        assertEquals(left, panel.y().name());
        assertEquals(right, second.name());
    }

    @Test
    void theNumbersBehindThePictureAreWritten() throws IOException {
        Path data = folder.resolve("d.json");
        said(
                0,
                "plot",
                table,
                "--mark",
                "point",
                "--x",
                "day",
                "--y",
                "a",
                "--color",
                "c",
                "-o",
                folder.resolve("o.svg"),
                "--data",
                data);
        assertEquals(
                """
                {"marks":[{"mark":"point","group":"x","columns":{"x":["2026-01-01T00:00:00Z","2026-01-03T00:00:00Z"],"y":[1,"NaN"]}},\
                {"mark":"point","group":"y","columns":{"x":["2026-01-02T00:00:00Z"],"y":[3]}}]}
                """,
                Files.readString(data));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2}\\n{\"b\":\"NaN\",\"a\":3}\\n",
                "[{\"a\":1,\"b\":2},{\"a\":2}]",
                "a\\tb\\n1\\t2\\n2\\t3\\n",
                "a;b\\n1;2\\n",
                "\uFEFFa,b\\r\\n1,2\\r\\n"
            })
    void standardInputMayBeAnyTable(String text) throws IOException {
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream(
                        text.replace("\\n", "\n")
                                .replace("\\r", "\r")
                                .replace("\\t", "\t")
                                .getBytes(StandardCharsets.UTF_8)));
        try {
            said(
                    0,
                    "plot",
                    "-",
                    "--mark",
                    "point",
                    "--x",
                    "a",
                    "--y",
                    "b",
                    "-o",
                    folder.resolve("o.svg"));
        } finally {
            System.setIn(before);
        }
        assertTrue(Files.exists(folder.resolve("o.svg")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mark pont --x a --y b | There is no mark pont; the nearest is point.",
                "--mark point --x a --y bb | There is no column bb; the nearest is b, and all are day, a, b, c.",
                "--mark point --x a | The mark point needs x, y, but y is not given.",
                "--mark point --x a --y b --facet d | There is no column d; the nearest is a, and all are day, a, b, c.",
                "--mark point --x a --x b --y b | The channel x takes one column, but is given a and b.",
                "--mark point --x a --y b --bins 3 | The mark point has no option bins;",
                "--mark line --x a --y b --set width=wide | The option width of line must be a number from 0.1 to 40, but is wide.",
                "--mark line --x a --y b --set curve=round | The option curve of line must be one of linear,",
                "--mark line --x a --y b --scale why=log | There is no channel why;",
                "--mark line --x a --y b --colour c | Unknown options: '--colour', 'c'.",
                "--mark line --x a --y b --width wide | Invalid value for option '--width'",
                "--mark line --x a --y b --width 100000 | --width must be from 40 to 32767, but is 100000.",
                "--mark line --x a --y b --density 0 | --density must be from 0.1 to 16, but is 0.",
                "--x a --y b | Missing required option: '--mark=MARK'."
            })
    void wrongUsageIsCodeTwoAndOneSentence(String words, String said) throws IOException {
        Path out = folder.resolve("o.svg");
        String err = said(2, (Object[]) ("plot " + table + " -o " + out + " " + words).split(" "));
        assertTrue(err.startsWith(said), err);
        assertFalse(err.contains("\tat "), err);
        assertFalse(Files.exists(out), "nothing is written");
    }

    @Test
    void anEndingThatIsNoFormatIsWrongUsage() throws IOException {
        String err =
                said(
                        2,
                        "plot",
                        table,
                        "--mark",
                        "point",
                        "--x",
                        "a",
                        "--y",
                        "b",
                        "-o",
                        folder.resolve("o.gif"));
        assertTrue(
                err.startsWith(
                        "A figure becomes a file that ends in .svg, .png, .pdf, .html, .json, .tex, but this one is o.gif"),
                err);
    }

    @Test
    void damagedAndAbsentTablesAreCodeOne() throws IOException {
        Path out = folder.resolve("o.svg");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n3\n");
        assertEquals(
                "The table in "
                        + bad
                        + " is damaged: Row 2 must have 2 fields like the first line, but has 1.\n",
                said(1, "plot", bad, "--mark", "point", "--x", "a", "--y", "b", "-o", out));
        Path none = folder.resolve("none.csv");
        assertEquals(
                "There is no file or folder " + none + ".\n",
                said(1, "plot", none, "--mark", "point", "--x", "a", "--y", "b", "-o", out));
        Path png =
                Files.write(
                        folder.resolve("p.csv"),
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        assertEquals(
                "What is in " + png + " must be text in UTF-8, but is not.\n",
                said(1, "plot", png, "--mark", "point", "--x", "a", "--y", "b", "-o", out));
        Path negative = Files.writeString(folder.resolve("n.csv"), "a,b\n1,-2\n3,-1\n");
        assertEquals(
                "No value of b is above 0, so none has a place on a log scale.\n",
                said(
                        1, "plot", negative, "--mark", "point", "--x", "a", "--y", "b", "--scale",
                        "y=log", "-o", out));
    }

    private static String said(int code, Object... words) {
        return Said.by(code, words);
    }
}
