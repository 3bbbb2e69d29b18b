package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Embeddings over real HTTP, beside what scikit-learn says of the same vectors.
final class EmbeddingTest extends ServerUnderTest {
    private static final Path FIXTURES = Path.of("../fixtures/embeddings");
    private static final double NEAR = 1e-9;

    @BeforeEach
    void log() throws IOException {
        post("/api/v1/runs", "{\"id\":\"e\",\"projectName\":\"p\"}");
        for (String file :
                new String[] {
                    "tall.tsv", "tall.bytes", "tall-labels.tsv", "wide.tsv", "wide-labels.tsv"
                }) {
            put(file, Files.readAllBytes(FIXTURES.resolve(file)));
        }
    }

    private void put(String name, byte[] content) {
        assertEquals(
                201,
                send(request("/api/v1/runs/e/files/" + name)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)))
                        .status());
    }

    private Answer ask(String what, String query) {
        return get("/api/v1/runs/e/embedding" + what + "?" + query);
    }

    private static JsonNode expected() throws IOException {
        return JSON.readTree(Files.readAllBytes(FIXTURES.resolve("expected.json")));
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> list.get(i).doubleValue());
        return numbers;
    }

    private static void near(JsonNode expected, JsonNode found) {
        double[] wanted = numbers(expected);
        double[] had = numbers(found);
        assertEquals(wanted.length, had.length);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], had[i], NEAR * Math.max(1, Math.abs(wanted[i])), "place " + i);
        }
    }

    @Test
    void componentsAreThoseOfScikitLearnWhicheverSideIsGreater() throws IOException {
        for (String name : new String[] {"tall", "wide"}) {
            JsonNode expected = expected().get(name);
            JsonNode found = ask("", "components=1,2,3&tensor=" + name + ".tsv").json();
            double[] explained = numbers(expected.get("explained"));
            double[] had = numbers(found.get("explained"));
            assertEquals(explained.length, had.length);
            for (int i = 0; i < had.length; i++) {
                assertEquals(explained[i], had[i], NEAR);
            }
            for (int component = 0; component < 3; component++) {
                near(expected.get("places").get(component), found.get("places").get(component));
            }
        }
    }

    @Test
    void packedVectorsAreTheSameAsThoseInText() {
        JsonNode text = ask("", "components=2,1&tensor=tall.tsv").json();
        JsonNode packed = ask("", "components=2,1&tensor=tall.bytes&shape=60%208").json();
        assertEquals(text.get("places"), packed.get("places"));
        assertEquals(8, packed.get("width").intValue());
        Answer unlike = ask("", "tensor=tall.bytes&shape=60%209");
        assertEquals(400, unlike.status());
        assertTrue(unlike.text().contains("tall.bytes has 1920 bytes"), unlike.text());
    }

    @Test
    void neighboursAreThoseOfScikitLearn() throws IOException {
        for (String name : new String[] {"tall", "wide"}) {
            for (String measure : new String[] {"cosine", "euclidean"}) {
                JsonNode expected = expected().get(name).get("near").get(measure);
                JsonNode found =
                        ask(
                                        "/neighbours",
                                        "row=0&count=5&measure="
                                                + measure
                                                + "&tensor="
                                                + name
                                                + ".tsv")
                                .json()
                                .get("neighbours");
                for (int i = 0; i < 5; i++) {
                    assertEquals(
                            expected.get("rows").get(i).intValue(),
                            found.get(i).get("row").intValue());
                    assertEquals(
                            expected.get("distances").get(i).doubleValue(),
                            found.get(i).get("distance").doubleValue(),
                            NEAR);
                }
            }
        }
    }

    @Test
    void labelsNameColourAndFindPoints() {
        String both = "tensor=tall.tsv&metadata=tall-labels.tsv";
        JsonNode facts = ask("", both).json();
        String[][] columns = {{"name", "texts"}, {"kind", "classes"}, {"size", "numbers"}};
        for (int i = 0; i < columns.length; i++) {
            JsonNode column = facts.get("columns").get(i);
            assertEquals(columns[i][0], column.get("name").stringValue());
            assertEquals(columns[i][1], column.get("kind").stringValue());
        }
        JsonNode point = ask("/neighbours", "row=4&" + both).json();
        assertEquals("square 4", point.get("label").stringValue());
        assertEquals("square", point.get("values").get("kind").stringValue());
        assertEquals(10, point.get("neighbours").size());
        for (String how : new String[] {"components=1,2", "components=1,2,3"}) {
            for (String colour : new String[] {"kind", "size", ""}) {
                JsonNode seen =
                        ask("/scene", both + "&q=STAR&" + how + "&colour=" + colour + "&row=3")
                                .json();
                assertEquals(20, seen.get("found").intValue());
                assertEquals("star 2", seen.get("rows").get(0).get("label").stringValue());
                assertTrue(seen.get("scene").toString().contains("PC 2 ("));
                assertEquals(
                        colour.equals("kind"),
                        seen.get("scene").toString().contains("legend-entry"));
            }
        }
        JsonNode plain =
                ask("/neighbours", "row=4&tensor=wide.tsv&metadata=wide-labels.tsv").json();
        assertEquals("word 4", plain.get("label").stringValue());
    }

    @Test
    void labelsThatDoNotFitAreSaidAndLeftOut() {
        JsonNode facts = ask("", "tensor=tall.tsv&metadata=wide-labels.tsv").json();
        assertEquals(
                "[\"wide-labels.tsv must label 60 vectors, but has 12 lines for them.\"]",
                facts.get("notes").toString());
        assertEquals(0, facts.get("columns").size());
        assertEquals(
                "#7",
                ask("/neighbours", "row=7&tensor=tall.tsv&metadata=wide-labels.tsv")
                        .json()
                        .get("label")
                        .stringValue());
    }

    @Test
    void equalVectorsHaveNoVariance() {
        put("same.tsv", "1\t2\n1\t2\n1\t2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode same = ask("", "components=1,2&tensor=same.tsv").json();
        assertEquals("[0.0,0.0]", same.get("explained").toString());
        for (double place : numbers(same.get("places").get(0))) {
            assertEquals(0, place);
        }
    }

    private void refused(String name, String content, String sentence) {
        put(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Answer answer = ask("", "tensor=" + name);
        assertEquals(400, answer.status());
        assertEquals(sentence, answer.json().get("detail").stringValue());
    }

    @Test
    void whatIsNoEmbeddingIsOneSentence() {
        refused(
                "word.tsv",
                "1\t2\n3\tcat\n",
                "word.tsv must hold numbers with tabs between them, but number 2 of row 2 is 'cat'.");
        refused(
                "ragged.tsv",
                "1\t2\n3\n",
                "ragged.tsv must have rows of one width, but row 1 has 2 numbers and row 2 has 1.");
        refused(
                "nan.tsv",
                "1\tNaN\n",
                "nan.tsv must hold finite numbers, but number 2 of row 1 is 'NaN'.");
        refused("none.tsv", "\n\n", "none.tsv holds no vectors.");
        refused(
                "long.tsv",
                "9".repeat(65),
                "long.tsv must hold numbers with tabs between them, but number 1 of row 1 is '"
                        + "9".repeat(64)
                        + "…'.");
        refused(
                "rows.tsv",
                "1\n".repeat(100_001),
                "rows.tsv has 100,001 or more rows of 1 numbers; at most 100,000 rows and 8,000,000 numbers are shown.");
        refused(
                "square.tsv",
                ("0" + "\t1".repeat(1_024) + "\n").repeat(1_025),
                "These are 1,025 vectors of 1,025 numbers; components are found of at most 1,024 vectors, or of vectors of at most 1,024 numbers.");
        assertEquals(404, ask("", "tensor=absent.tsv").status());
        assertEquals(400, ask("", "tensor=tall.tsv&components=1,9").status());
        assertEquals(400, ask("/neighbours", "tensor=tall.tsv&row=60").status());
        assertEquals(400, ask("/scene", "tensor=tall.tsv&colour=kind").status());
        assertEquals(404, get("/api/v1/runs/none/embedding?tensor=tall.tsv").status());
    }
}
