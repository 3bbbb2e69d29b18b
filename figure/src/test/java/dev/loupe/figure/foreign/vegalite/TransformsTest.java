package dev.loupe.figure.foreign.vegalite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.foreign.carry.Carrier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Transforms make of rows what Vega makes of them; `fixtures/figure/make-vega.mjs` asked it.
final class TransformsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode NONE = JsonNodeFactory.instance.objectNode();

    private static JsonNode fixture() throws IOException {
        return MAPPER.readTree(
                Files.readString(Path.of("../fixtures/figure/vega-transforms.json")));
    }

    private static List<Map<String, @Nullable Object>> rows(JsonNode values) {
        return Rows.of(JsonNodeFactory.instance.objectNode().set("values", values), NONE);
    }

    @TestFactory
    Stream<DynamicTest> rowsAreThoseOfVega() throws IOException {
        JsonNode fixture = fixture();
        JsonNode cases = fixture.path("cases");
        return cases.propertyNames().stream()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () ->
                                                check(
                                                        fixture.path(
                                                                cases.path(name)
                                                                        .path("of")
                                                                        .asString("values")),
                                                        cases.path(name))));
    }

    private static void check(JsonNode values, JsonNode expected) {
        Carrier carrier = new Carrier();
        List<Map<String, @Nullable Object>> found = rows(values);
        for (JsonNode transform : expected.path("transform")) {
            found = Rows.transformed(found, transform, NONE, carrier);
        }
        assertEquals(List.of(), carrier.notes());
        List<Map<String, @Nullable Object>> wanted = rows(expected.path("rows"));
        assertEquals(wanted.size(), found.size(), "rows: " + found);
        for (int i = 0; i < wanted.size(); i++) {
            for (Map.Entry<String, @Nullable Object> field : wanted.get(i).entrySet()) {
                Object value = found.get(i).get(field.getKey());
                String where = "row " + i + ", " + field.getKey() + " of " + found.get(i);
                same(field.getValue(), value, where);
            }
        }
    }

    private static void same(@Nullable Object wanted, @Nullable Object found, String where) {
        if (wanted instanceof Double number && found instanceof Double is) {
            assertEquals(number, is, 1e-9 * Math.max(1, Math.abs(number)), where);
        } else if (wanted instanceof String a
                && a.startsWith("[")
                && found instanceof String b
                && b.startsWith("[")) {
            JsonNode list = MAPPER.readTree(a);
            JsonNode other = MAPPER.readTree(b);
            assertEquals(list.size(), other.size(), where);
            for (int i = 0; i < list.size(); i++) {
                same(Rows.plain(list.path(i)), Rows.plain(other.path(i)), where);
            }
        } else {
            assertEquals(wanted, found, where);
        }
    }

    @Test
    void samplesAreSomeOfTheRowsInTheirOrder() throws IOException {
        List<Map<String, @Nullable Object>> rows = rows(fixture().path("more"));
        Carrier carrier = new Carrier();
        JsonNode few = MAPPER.readTree("{\"sample\":5}");
        List<Map<String, @Nullable Object>> found = Rows.transformed(rows, few, NONE, carrier);
        assertEquals(5, found.size());
        assertEquals(rows.stream().filter(found::contains).toList(), found);
        assertEquals(found, Rows.transformed(rows, few, NONE, carrier));
        JsonNode many = MAPPER.readTree("{\"sample\":500}");
        assertEquals(rows, Rows.transformed(rows, many, NONE, carrier));
        assertEquals(List.of(), carrier.notes());
    }

    @Test
    void whatIsNotKnownIsASentence() throws IOException {
        Carrier carrier = new Carrier();
        List<Map<String, @Nullable Object>> rows = rows(fixture().path("values"));
        for (String transform :
                List.of(
                        "{\"regression\":\"v\",\"on\":\"w\",\"method\":\"wave\"}",
                        "{\"window\":[{\"op\":\"wave\",\"as\":\"a\"}]}",
                        "{\"stack\":\"v\",\"offset\":\"wiggle\",\"as\":\"a\"}",
                        "{\"lookup\":\"g\",\"from\":{\"param\":\"p\"}}",
                        "{}",
                        "3")) {
            assertEquals(rows, Rows.transformed(rows, MAPPER.readTree(transform), NONE, carrier));
        }
        assertTrue(carrier.notes().stream().allMatch(note -> note.endsWith(".")));
        assertEquals(
                "The transform window is not carried over: it uses the operation wave.",
                carrier.notes().get(1));
    }
}
