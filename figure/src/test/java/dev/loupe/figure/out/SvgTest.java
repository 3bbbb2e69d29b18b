package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

class SvgTest {
    private static final Stroke BLACK = new Stroke(Colour.of("#000"), 1);

    private static String body(Item... items) {
        String svg = Svg.COMPACT.write(Pictures.of(100, 50, items));
        return svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>"));
    }

    private static Item.Path path(Outline outline) {
        return new Item.Path(Meaning.NONE, outline, null, BLACK);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void pathDataAreRelativeAndShort() {
        Outline outline =
                new Outline.Builder()
                        .move(10, 20.25)
                        .line(10.5, 20.75)
                        .line(11, 20.5)
                        .line(15, 20.5)
                        .line(15, 30)
                        .curve(15, 35, 20, 40, 25, 40)
                        .close()
                        .build();
        assertEquals(
                "<path stroke=\"#000\" d=\"M10 20.25l.5.5.5-.25h4v9.5c0 5 5 10 10 10z\"/>",
                body(path(outline)));
    }

    @Test
    void roundingErrorsDoNotAddUp() {
        double[] x = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i] = i / 3.0;
            y[i] = i % 2;
        }
        String data = body(path(Outline.line(x, y))).replaceAll(".*M0 0l|\".*", "");
        double end = 0;
        for (String step : data.split("-1 ?| 1 ?")) {
            end += Double.parseDouble(step);
        }
        assertEquals(399 / 3.0, end, 0.005);
    }

    @Test
    void aPointAloneIsAStrokeOfNoLength() {
        assertEquals(
                "<path stroke=\"#000\" d=\"M1 2h0\"/>",
                body(path(Outline.line(new double[] {1}, new double[] {2}))));
    }

    @Test
    void uprightStepsOfLongLinesKeepTheirExtremesAndTheirEnd() {
        double[] x = new double[600];
        double[] y = new double[600];
        for (int i = 1; i < 599; i++) {
            x[i] = 5;
            y[i] = i % 7 - 3;
        }
        x[599] = 6;
        assertEquals(
                "<path stroke=\"#000\" d=\"M0 0l5-2v5-6 3h1\"/>", body(path(Outline.line(x, y))));
    }

    @Test
    void neighboursThatLookAlikeShareAGroup() {
        Item one = Pictures.text("1");
        Item two = Pictures.text("2");
        assertEquals(
                "<g fill=\"#fff\" font-size=\"12\"><text x=\"10\" y=\"20\">1</text>"
                        + "<text x=\"10\" y=\"20\">2</text></g>",
                body(one, two));
    }

    @Test
    void gridLinesAreOnePath() {
        Item.Path[] lines = new Item.Path[2];
        for (int i = 0; i < 2; i++) {
            Outline outline = new Outline.Builder().move(0, i).line(9, i).build();
            lines[i] = new Item.Path(Meaning.of(Role.GRID), outline, null, BLACK);
        }
        assertEquals(
                "<g class=\"grid\" stroke=\"#000\"><path d=\"M0 0h9M0 1h9\"/></g>", body(lines));
    }

    @Test
    void hostileTextIsEscapedEverywhere() throws Exception {
        String evil = Pictures.HOSTILE;
        Item rect =
                new Item.Rect(
                        new Meaning(Role.MARK, evil, evil, evil, new int[0]),
                        new Box(0, 0, 1, 1),
                        0,
                        Colour.of("#123456"),
                        null);
        Scene scene =
                new Scene(
                        10,
                        10,
                        evil,
                        evil,
                        evil,
                        Colour.NONE,
                        List.of(),
                        List.of(rect, Pictures.text(evil)));
        String svg = new Svg("a", true).write(scene);
        Document document = parsed(svg);
        assertEquals(0, document.getElementsByTagName("b").getLength());
        assertEquals(
                "</script><b>&\"'\ufffd\ufffd \u202e x",
                document.getElementsByTagName("text").item(0).getTextContent());
        assertEquals(3, svg.split("<title").length + svg.split("<desc").length - 2);
    }

    @Test
    void everyKindOfItemIsWellFormedAndTheSameTwice() throws Exception {
        for (boolean tooltips : new boolean[] {true, false}) {
            Svg svg = new Svg("x", tooltips);
            String first = svg.write(Pictures.everything(true));
            parsed(first);
            assertEquals(first, svg.write(Pictures.everything(true)));
            assertEquals(tooltips, first.contains("<title>bar 1"));
            String clip = first.replaceAll("(?s).*?<clipPath id=\"([^\"]*)\".*", "$1");
            assertTrue(clip.matches("x[0-9a-z]{6}c0") && first.contains("url(#" + clip + ")"));
        }
    }

    @Test
    void picturesInOnePageHaveIdsOfTheirOwnAndReferToThem() throws Exception {
        String page =
                "<div>"
                        + Svg.COMPACT.write(Pictures.everything(true), "one")
                        + Svg.COMPACT.write(Pictures.everything(false), "one")
                        + Svg.COMPACT.write(Pictures.everything(true), "two")
                        + "</div>";
        Document document = parsed(page);
        NodeList all = document.getElementsByTagName("*");
        Map<String, Node> pictures = new HashMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.hasAttribute("id")) {
                String id = element.getAttribute("id");
                assertNull(pictures.put(id, picture(element)), id + " stands twice");
            }
        }
        int references = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String clip = element.getAttribute("clip-path").replaceAll("url\\(#|\\)", "");
            String shape = element.getAttribute("href").replaceAll("^data:.*|^#", "");
            for (String id :
                    (clip + " " + shape + " " + element.getAttribute("aria-labelledby"))
                            .split(" +")) {
                if (!id.isEmpty()) {
                    references++;
                    assertSame(picture(element), pictures.get(id), id);
                }
            }
        }
        assertTrue(references >= 12, references + " references");
    }

    /// The picture that an element is of.
    private static Node picture(Node element) {
        Node at = element;
        while (!at.getNodeName().equals("svg")) {
            at = at.getParentNode();
        }
        return at;
    }

    @Test
    void emptyScenesAndImpossibleNumbersAreStillSvg() throws Exception {
        parsed(Svg.COMPACT.write(Pictures.of(0, 0)));
        Item far =
                new Item.Rect(
                        Meaning.NONE,
                        new Box(Double.NaN, -1e300, 1e300, -5),
                        0,
                        Colour.of("#000"),
                        null);
        String svg = Svg.COMPACT.write(Pictures.of(Double.NaN, 1e308, far));
        parsed(svg);
        assertFalse(svg.contains("NaN") || svg.contains("Infinity") || svg.contains("E"));
    }

    @Test
    void fourLinesOfTwoThousandPointsStayBelow60Kilobytes() {
        String svg = Svg.COMPACT.write(Pictures.lines(4, 2000));
        int bytes = svg.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 60_000, "is " + bytes);
    }

    @Test
    void aLineOfAMillionPointsStaysBelow200Kilobytes() {
        int length = Svg.COMPACT.write(Pictures.lines(1, 1_000_000)).length();
        assertTrue(length <= 200_000, "is " + length);
    }

    @Test
    void prefixesThatWouldBreakOutAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Svg("a\"b", false));
    }
}
