package dev.loupe.server.wandb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.server.http.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Objects;

/// Conditions on runs, by what MongoDB's manual says of them.
final class RunFilterTest {
    private static final JsonNode RUN =
            json(
                    """
                    {"state":"finished","displayName":"first try","name":"abcd1234","tags":["a","b"],"group":null,"createdAt":"2026-11-27T10:00:00Z",
                     "config":{"lr":{"value":0.1},"opt":{"value":{"name":"adam"}},"a.b":{"value":1},"none":{"value":null},"layers":{"value":[64,32]}},
                     "summaryMetrics":{"loss":0.5,"val/acc":0.9,"part":{"deep":3},"flat.deep":4}}
                    """);

    private static JsonNode json(String text) {
        return Objects.requireNonNull(WandbJson.parse(text));
    }

    private static boolean passes(String filter) {
        return RunFilter.of(json(filter)).test(RUN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}|true",
                "{\"state\":\"finished\"}|true",
                "{\"state\":\"running\"}|false",
                "{\"config.lr\":0.1}|true",
                "{\"config.lr.value\":0.1}|true",
                "{\"config.lr\":\"0.1\"}|false",
                "{\"config.lr\":{\"$gte\":0.1,\"$lt\":0.2}}|true",
                "{\"config.lr\":{\"$gt\":0.1}}|false",
                "{\"config.lr\":{\"$lte\":0.1}}|true",
                "{\"config.lr\":{\"$gt\":\"0\"}}|false",
                "{\"config.opt.name\":\"adam\"}|true",
                "{\"config.opt\":{\"name\":\"adam\"}}|true",
                "{\"config.a.b\":1}|true",
                "{\"config.layers\":32}|true",
                "{\"config.layers\":[64,32]}|true",
                "{\"config.none\":null}|true",
                "{\"config.absent\":null}|true",
                "{\"config.lr\":null}|false",
                "{\"config.absent\":{\"$exists\":false}}|true",
                "{\"config.lr\":{\"$exists\":true}}|true",
                "{\"summary_metrics.loss\":{\"$lt\":1}}|true",
                "{\"summaryMetrics.val/acc\":{\"$gt\":0.8}}|true",
                "{\"summary_metrics.part.deep\":3}|true",
                "{\"summary_metrics.flat.deep\":4}|true",
                "{\"tags\":\"a\"}|true",
                "{\"tags\":{\"$in\":[\"c\",\"b\"]}}|true",
                "{\"tags\":{\"$nin\":[\"c\",\"b\"]}}|false",
                "{\"tags\":{\"$ne\":\"c\"}}|true",
                "{\"displayName\":{\"$regex\":\"^first\"}}|true",
                "{\"display_name\":{\"$regex\":\"^try\"}}|false",
                "{\"createdAt\":{\"$gt\":\"2026-11-01\"}}|true",
                "{\"created_at\":{\"$lt\":\"2026-11-01\"}}|false",
                "{\"$or\":[{\"state\":\"running\"},{\"config.lr\":0.1}]}|true",
                "{\"$and\":[{\"state\":\"running\"},{\"config.lr\":0.1}]}|false",
                "{\"state\":\"finished\",\"group\":\"g\"}|false"
            })
    void conditionsHoldAsInMongo(String filter, boolean holds) {
        assertEquals(holds, passes(filter), filter);
    }

    @Test
    void whatIsNotKnownIsOneSentence() {
        for (String[] wrong :
                new String[][] {
                    {"{\"state\":{\"$near\":1}}", "operator $near"},
                    {"{\"$nor\":[]}", "operator $nor"},
                    {"{\"colour\":1}", "field 'colour'"},
                    {"{\"$or\":{}}", "$or takes a list"},
                    {"{\"tags\":{\"$in\":1}}", "$in takes a list"},
                    {"{\"name\":{\"$regex\":\"(\"}}", "no regular expression"},
                    {"[1]", "must be a JSON object"}
                }) {
            String said = assertThrows(Problem.class, () -> passes(wrong[0])).getMessage();
            assertEquals(true, String.valueOf(said).contains(wrong[1]), said);
        }
    }

    @Test
    void aPatternThatBacktracksWithoutEndIsGivenUp() {
        JsonNode run = json("{\"displayName\":\"" + "a".repeat(100) + "!\"}");
        assertThrows(
                Problem.class,
                () ->
                        RunFilter.of(
                                        json(
                                                "{\"displayName\":{\"$regex\":\"^(.*)(.*)(.*)(.*)(.*)\\\\1!x$\"}}"))
                                .test(run));
    }
}
