package dev.loupe.intake.rows;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Output folders of Hugging Face's Trainer: `trainer_state.json` in the folder or in its `checkpoint-N`, of which the newest holds the whole history (`transformers/trainer_callback.py`, TrainerState).
public final class TrainerFormat implements Format {
    private static final String STATE = "trainer_state.json";
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,12})");
    private static final List<String> TEXTS =
            List.of("best_metric", "best_model_checkpoint", "best_global_step", "trial_name");

    @Override
    public String name() {
        return "trainer";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        Path path = folder.path();
        Path last = path.getFileName();
        boolean inside = last != null && CHECKPOINT.matcher(last.toString()).matches();
        if (inside && !path.equals(folder.root())) {
            return Claim.NONE;
        }
        if (!folder.has(STATE) && newestCheckpoint(path, folder.folders()).isEmpty()) {
            return Claim.NONE;
        }
        LogPlace place = LogPlace.ofFolder(folder, STATE);
        return new Claim(
                List.of(
                        new Claim.Find(
                                place.file().toString(),
                                mark ->
                                        new DocumentSource(
                                                name(),
                                                place,
                                                () -> newest(path),
                                                TrainerFormat::tell,
                                                mark))),
                java.util.Set.of());
    }

    private static Path newest(Path folder) throws IOException {
        Path own = folder.resolve(STATE);
        if (Files.isRegularFile(own)) {
            return own;
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "checkpoint-*")) {
            all.forEach(one -> names.add(String.valueOf(one.getFileName())));
        }
        return newestCheckpoint(folder, names)
                .orElseThrow(() -> new NoSuchFileException(own.toString()));
    }

    private static Optional<Path> newestCheckpoint(Path folder, List<String> names) {
        long best = -1;
        Path newest = folder;
        for (String name : names) {
            Matcher checkpoint = CHECKPOINT.matcher(name);
            if (checkpoint.matches()
                    && Long.parseLong(checkpoint.group(1)) > best
                    && Files.isRegularFile(folder.resolve(name).resolve(STATE))) {
                best = Long.parseLong(checkpoint.group(1));
                newest = folder.resolve(name).resolve(STATE);
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(newest);
    }

    private static void tell(JsonNode state, RowTelling into) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> said : state.properties()) {
            JsonNode value = said.getValue();
            if (TEXTS.contains(said.getKey())) {
                into.text(said.getKey(), value.isNull() ? "" : value.asString(""));
            } else if (said.getKey().equals("trial_params") && value instanceof ObjectNode trial) {
                params.setAll(trial);
            } else if (value.isNumber() && !said.getKey().equals("epoch")) {
                params.set(said.getKey(), value);
            }
        }
        params.remove("global_step");
        into.params(params);
        for (JsonNode entry : state.path("log_history")) {
            RowTelling.Step step = new RowTelling.Step(entry.path("step").asLong(0), false);
            for (Map.Entry<String, JsonNode> cell : entry.properties()) {
                OptionalDouble value = JsonRows.number(cell.getValue());
                if (value.isPresent() && !cell.getKey().equals("step")) {
                    into.value(SeriesKey.of(cell.getKey()), step, 0, value.getAsDouble());
                }
            }
        }
    }
}
