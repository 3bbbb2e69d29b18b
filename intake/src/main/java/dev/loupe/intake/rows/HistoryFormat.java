package dev.loupe.intake.rows;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Recognised;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// Lists of numbers by name, as people keep Keras' `History.history` and XGBoost's `evals_result`: JSON files with `history` or `evals` in their names. A list's places are its steps; nested names are joined by dots.
public final class HistoryFormat implements Format {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final long LONGEST = 1 << 26;
    private static final int DEEPEST = 3;

    private final Recognised recognised = new Recognised();

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            String plain = file.toLowerCase(Locale.ROOT);
            boolean named =
                    plain.endsWith(".json")
                            && (plain.contains("history") || plain.contains("evals"));
            if (named && recognised.file(folder.path().resolve(file), HistoryFormat::known)) {
                LogPlace place = LogPlace.ofFile(folder, file);
                finds.add(
                        new Claim.Find(
                                place.file().toString(),
                                mark ->
                                        new DocumentSource(
                                                name(),
                                                place,
                                                place::file,
                                                (document, into) -> tell("", document, into, 0),
                                                mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    private static boolean known(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            return false;
        }
        try {
            return lists(JSON.readTree(Files.readAllBytes(file)), 0);
        } catch (JacksonException notWhole) {
            return false;
        }
    }

    private static boolean lists(JsonNode node, int depth) {
        if (node.isObject()) {
            return depth < DEEPEST
                    && !node.isEmpty()
                    && node.properties().stream().allMatch(e -> lists(e.getValue(), depth + 1));
        }
        return depth > 0
                && node.isArray()
                && !node.isEmpty()
                && node.valueStream().allMatch(value -> JsonRows.number(value).isPresent());
    }

    private static void tell(String path, JsonNode node, RowTelling into, int depth) {
        if (node.isObject() && depth < DEEPEST) {
            node.properties()
                    .forEach(
                            e ->
                                    tell(
                                            path.isEmpty() ? e.getKey() : path + '.' + e.getKey(),
                                            e.getValue(),
                                            into,
                                            depth + 1));
        } else {
            for (int step = 0; step < node.size(); step++) {
                OptionalDouble value = JsonRows.number(node.get(step));
                if (value.isPresent()) {
                    into.value(
                            SeriesKey.of(path),
                            new RowTelling.Step(step, false),
                            0,
                            value.getAsDouble());
                }
            }
        }
    }
}
