package dev.loupe.runs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Wording;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class QueriesTest {
    private static List<String> block(String heading) throws IOException {
        String page =
                Files.readString(
                        Path.of(System.getProperty("loupe.root", ".."), "docs", "query.md"));
        Matcher block =
                Pattern.compile("## " + heading + "\n.*?```\n(.*?)```", Pattern.DOTALL)
                        .matcher(page);
        assertTrue(block.find(), heading);
        return block.group(1).lines().toList();
    }

    @Test
    void examplesOfTheDocumentationReadAndPrintAndReadAgain() throws IOException {
        List<String> examples = block("Examples");
        assertEquals(7, examples.size());
        for (String example : examples) {
            Filter filter = Queries.filter(example);
            assertEquals(filter.toString(), Queries.filter(filter.toString()).toString(), example);
        }
    }

    @Test
    void mistakesOfTheDocumentationPointWhereItSays() throws IOException {
        for (String line : block("Mistakes")) {
            String query = line.substring(0, 24).strip();
            Mistake mistake = assertThrows(Mistake.class, () -> Queries.filter(query));
            assertEquals(
                    line.substring(24),
                    mistake.at() + " " + mistake.length() + " " + mistake.getMessage());
        }
    }

    @Test
    void repairsOfTheDocumentationAreWhatIsOffered() throws IOException {
        List<String> lines = block("Mistakes\n.*?```\n.*?```");
        assertEquals(10, lines.size());
        for (int i = 0; i < lines.size(); i += 2) {
            String query = lines.get(i);
            Mistake mistake = assertThrows(Mistake.class, () -> Queries.filter(query), query);
            assertEquals(Optional.of(lines.get(i + 1)), mistake.repair(), query);
        }
    }

    @Test
    void mistakesAreToldInPartsToo() {
        Mistake mistake = assertThrows(Mistake.class, () -> Queries.filter("metrics.loss > 'a'"));
        assertEquals("query.expected", mistake.wording().code());
        assertEquals(
                Wording.of("query.numberAfter", "a number after {after}", "after", ">"),
                mistake.wording().values().get("what"));
        assertEquals("Expected a number after >, found text.", mistake.getMessage());
    }

    @Test
    void whatIsNotPlainlyMeantIsNotRepaired() {
        for (String query :
                List.of(
                        "metrics.loss > 'a'",
                        "metrics.loss IS NaN",
                        "= 3",
                        "name LIKE",
                        "a b c d",
                        "#",
                        "wrongly(x) = 1")) {
            Mistake mistake = assertThrows(Mistake.class, () -> Queries.filter(query), query);
            assertEquals(Optional.empty(), mistake.repair(), query);
        }
    }

    @Test
    void everyRepairOfADamagedExampleCanBeRead() throws IOException {
        for (String example : block("Examples")) {
            for (int at = 0; at < example.length(); at++) {
                String damaged = example.substring(0, at) + example.substring(at + 1);
                try {
                    Queries.filter(damaged);
                } catch (Mistake mistake) {
                    mistake.repair().ifPresent(Queries::filter);
                }
            }
        }
    }

    @Test
    void contextsAreWrittenAsJsonOrShorter() {
        for (String written :
                List.of(
                        "metrics.loss{\"fold\":2,\"subset\":\"val\"}",
                        "metrics.loss{subset=val, fold=2}",
                        "loss{ subset : \"val\" , fold : 2 }",
                        "metrics.`loss`{fold=2,subset=val}")) {
            assertEquals(
                    new Field(
                            Field.Kind.METRIC,
                            Field.Summary.LAST,
                            "loss",
                            "{\"fold\":2,\"subset\":\"val\"}"),
                    Queries.field(written),
                    written);
        }
        for (String wrong : List.of("loss{", "loss{}", "loss{a}", "loss{a=1", "params.lr{a=1}")) {
            assertThrows(Mistake.class, () -> Queries.field(wrong), wrong);
        }
        assertEquals(
                Optional.of("loss{a=1} > 3"),
                assertThrows(Mistake.class, () -> Queries.filter("loss{a=1 > 3")).repair());
    }

    @Test
    void fieldsAreNamedWhereTheirKeysStand() {
        String filter = "max(metrics.`a b`) > 1 and lr < 2";
        List<Mention> mentions = Queries.mentions(filter);
        assertEquals(
                "max(metrics.loss) > 1 and lr < 2", mentions.getFirst().renamed(filter, "loss"));
        assertEquals(
                "max(metrics.`a b`) > 1 and `l r` < 2", mentions.getLast().renamed(filter, "l r"));
    }

    @Test
    void textsWithQuotesOfBothKindsPrintSoThatTheyReadBack() {
        String query = "tags.note = 'it''s \"so\"' OR tags.note IN ('''', '\"')";
        Filter read = Queries.filter(query);
        assertEquals(query, read.toString().replace("\"'\"", "''''"));
        assertEquals(read, Queries.filter(read.toString()));
    }

    @Test
    void fieldsOfAnyKeyPrintSoThatTheyReadBack() {
        List<Field> fields = new ArrayList<>();
        for (String key :
                List.of(
                        "loss",
                        "val/acc",
                        "a b",
                        "a`b",
                        "a`\"b",
                        "''\"\"``",
                        "metrics.loss",
                        "3",
                        "and",
                        "NaN",
                        "π",
                        "a.b",
                        "x-1",
                        "\uD83D\uDD2D",
                        "a,b")) {
            for (Field.Kind kind :
                    List.of(Field.Kind.METRIC, Field.Kind.PARAM, Field.Kind.TAG, Field.Kind.BARE)) {
                fields.add(new Field(kind, Field.Summary.LAST, key));
            }
            fields.add(new Field(Field.Kind.METRIC, Field.Summary.ARGMIN, key));
        }
        fields.add(
                new Field(
                        Field.Kind.METRIC,
                        Field.Summary.MIN,
                        "a b",
                        "{\"fold\":2,\"subset\":\"v \\\"al}\"}"));
        for (Field field : fields) {
            assertEquals(field, Queries.field(field.toString()), field.toString());
            assertEquals(field, Queries.order(field + " DESC").field(), field.toString());
        }
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThrows(Mistake.class, () -> Queries.filter("(".repeat(50_000)));
        Queries.filter("(".repeat(200) + "a = 1" + ")".repeat(200));
        String deep = "(".repeat(201) + "a = 1" + ")".repeat(201);
        assertThrows(Mistake.class, () -> Queries.filter(deep));
        assertThrows(Mistake.class, () -> Queries.filter("NOT ".repeat(20_000)));
        assertThrows(Mistake.class, () -> Queries.filter("x".repeat(100_001)));
    }

    @Test
    void halfOfEveryExampleIsAMistakeOrAFilterNeverAnythingElse() throws IOException {
        for (String example : block("Examples")) {
            for (int end = 0; end <= example.length(); end++) {
                String half = example.substring(0, end);
                try {
                    Queries.filter(half);
                } catch (Mistake mistake) {
                    assertTrue(
                            mistake.at() >= 0
                                    && mistake.at() + mistake.length() <= half.length() + 1,
                            half);
                }
            }
        }
    }
}
