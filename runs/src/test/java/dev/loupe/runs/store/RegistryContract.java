package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the registry of every store does: versions, stages and aliases, and what other tools registered.
abstract class RegistryContract extends SearchContract {
    @Test
    void registryKeepsVersionsStagesAndAliases() {
        store.registry().createRegistered("net", "", Map.of("team", "a"));
        store.registry().createVersion("net", "runs:/x/model", null, null, null, "", Map.of());
        store.registry()
                .createVersion("net", "runs:/y/model", null, null, null, "", Map.of("k", "v"));
        store.registry().stage("net", 1, "Production", false);
        store.registry().stage("net", 2, "Production", true);
        store.registry().alias("net", "champion", 2);
        reopen();
        assertEquals("Archived", store.registry().version("net", 1).orElseThrow().stage());
        assertEquals(
                List.of("champion"), store.registry().version("net", 2).orElseThrow().aliases());
        store.registry().renameRegistered("net", "network");
        assertEquals(Map.of("k", "v"), store.registry().version("network", 2).orElseThrow().tags());
        assertTrue(store.registry().registered("net").isEmpty());
    }

    private static Registry.Catalogued told(
            String description,
            String stage,
            Map<String, String> tags,
            Map<String, Integer> aliases) {
        TreeMap<String, Integer> sorted = new TreeMap<>(aliases);
        List<Registry.Version> versions =
                List.of(
                        new Registry.Version(
                                "net",
                                3,
                                "s3://b/net",
                                new RunId("abc"),
                                null,
                                null,
                                stage,
                                "PENDING_REGISTRATION",
                                "waits",
                                "",
                                "ada",
                                7,
                                8,
                                new TreeMap<>(),
                                List.copyOf(sorted.keySet())));
        return new Registry.Catalogued(
                new Registry.Registered("net", description, 5, 6, new TreeMap<>(tags), sorted),
                versions);
    }

    @Test
    void whatAnotherToolRegisteredKeepsItsNumbersStagesAndTimes() {
        var first = told("one", "Staging", Map.of("a", "1"), Map.of("champion", 3));
        assertEquals(List.of(), store.registry().takeOver(first, null));
        assertEquals(List.of(), store.registry().takeOver(first, first));
        reopen();
        assertEquals(first.model(), store.registry().registered("net").orElseThrow());
        assertEquals(first.versions(), store.registry().versions("net"));
    }

    @Test
    void whatWasChangedHereStaysWhenAnotherToolTellsMore() {
        var first =
                told("one", "Staging", Map.of("a", "1", "b", "1"), Map.of("champion", 3, "x", 3));
        store.registry().takeOver(first, null);
        store.registry().describeRegistered("net", "mine");
        store.registry().tagRegistered("net", "a", "mine");
        store.registry().alias("net", "champion", null);
        var then = told("two", "Production", Map.of("a", "2", "b", "2"), Map.of("champion", 3));
        store.registry().takeOver(then, first);
        Registry.Registered model = store.registry().registered("net").orElseThrow();
        assertEquals("mine", model.description());
        assertEquals(Map.of("a", "mine", "b", "2"), model.tags());
        assertEquals(Map.of(), model.aliases());
        assertEquals("Production", store.registry().version("net", 3).orElseThrow().stage());
        store.registry().deleteVersion("net", 3);
        store.registry().takeOver(told("three", "Archived", Map.of(), Map.of()), then);
        assertTrue(store.registry().version("net", 3).isEmpty());
        store.registry().deleteRegistered("net");
        store.registry().takeOver(first, then);
        assertTrue(store.registry().registered("net").isEmpty());
    }

    @Test
    void aVersionWhoseNumberIsTakenIsSaidAndLeftOut() {
        store.registry().createRegistered("net", "here", Map.of());
        for (int i = 0; i < 3; i++) {
            store.registry().createVersion("net", "runs:/mine", null, null, null, "", Map.of());
        }
        var told = told("there", "Staging", Map.of("a", "1"), Map.of());
        assertEquals(
                List.of(
                        "Version 3 of the registered model 'net' is left out: another has its number here."),
                store.registry().takeOver(told, null));
        assertEquals("runs:/mine", store.registry().version("net", 3).orElseThrow().source());
        Registry.Registered model = store.registry().registered("net").orElseThrow();
        assertEquals("here", model.description());
        assertEquals(Map.of("a", "1"), model.tags());
    }

    @Test
    void aModelThatAnotherToolLoggedKeepsItsIdAndTimes() {
        Registry.ModelMetric metric =
                new Registry.ModelMetric("acc", Double.NaN, 9, 2, new RunId("r"), "d", "1");
        Registry.LoggedModel told =
                new Registry.LoggedModel(
                        "m-1",
                        "0",
                        "net",
                        1,
                        null,
                        "cnn",
                        new RunId("r"),
                        "s3://b/m-1",
                        5,
                        6,
                        new TreeMap<>(Map.of("lr", "1")),
                        new TreeMap<>(Map.of("t", "1")),
                        List.of(metric));
        assertTrue(store.registry().takeOver(told, null));
        reopen();
        assertEquals(told, store.registry().model("m-1").orElseThrow());
        assertEquals(List.of(told), store.registry().models(List.of("0")));
        store.registry().finishModel("m-1", 2);
        assertTrue(store.registry().takeOver(told, told));
        assertEquals(2, store.registry().model("m-1").orElseThrow().status());
        store.registry().deleteModel("m-1");
        assertFalse(store.registry().takeOver(told, told));
        assertTrue(store.registry().model("m-1").isEmpty());
    }
}
