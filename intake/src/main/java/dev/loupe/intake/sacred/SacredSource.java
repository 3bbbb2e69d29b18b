package dev.loupe.intake.sacred;

import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One run's folder. Sacred writes its JSON files whole, so one that does not parse yet is looked at again; what stays unreadable after the run ended is said.
final class SacredSource implements Source {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final long LONGEST = 1L << 30;

    private final Path folder;
    private final Map<String, String> stamps = new HashMap<>();
    private final SacredMetrics metrics;
    private final CoutFile cout;
    private final FilesBelow files;
    private final FilesBelow shared;
    private @Nullable RunLog log;
    private JsonNode run = JSON.createObjectNode();
    private boolean silent;

    /// @param mark what [#bookmark] said, or null
    SacredSource(Path folder, @Nullable String mark) {
        this.folder = folder;
        JsonNode known = parsed(mark == null ? "{}" : mark).orElseGet(JSON::createObjectNode);
        Map<String, Integer> told = new TreeMap<>();
        known.path("told").properties().forEach(e -> told.put(e.getKey(), e.getValue().asInt(0)));
        metrics = new SacredMetrics(told);
        cout =
                new CoutFile(
                        folder.resolve("cout.txt"),
                        known.path("cout").asLong(0),
                        known.path("line").asLong(0));
        files = new FilesBelow(folder, "");
        Path home = folder.getParent();
        shared = new FilesBelow(home == null ? folder : home, "");
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        JsonNode anew = fresh("run.json", book);
        if (anew != null) {
            run = anew;
            SacredRun said = new SacredRun(run);
            RunLog told = log == null ? log = book.run(said.opening(folder)) : log;
            said.tell(told);
            silent = said.silent();
            sources(told);
        }
        RunLog told = log;
        if (told == null) {
            return false;
        }
        SacredRun said = new SacredRun(run);
        if (silent != said.silent()) {
            silent = !silent;
            said.tell(told);
        }
        JsonNode config = fresh("config.json", book);
        if (config != null) {
            told.params(ConfigParams.of(Pickled.plain(config)));
        }
        JsonNode points = fresh("metrics.json", book);
        if (points != null) {
            metrics.tell(points, told);
        }
        boolean more = cout.tell(told, ended());
        files.tellAll(told);
        return more;
    }

    @Override
    public void last(Logbook book) throws IOException {
        RunLog told = log;
        if (told != null) {
            cout.tellRest(told);
        }
    }

    private boolean ended() {
        String status = run.path("status").asString("RUNNING");
        return !status.equals("RUNNING") && !status.equals("QUEUED");
    }

    /// Sources and resources that runs share, under their paths beside the run.
    private void sources(RunLog told) throws IOException {
        for (JsonNode source : run.path("experiment").path("sources")) {
            share(told, Pickled.plain(source).path(1).asString(""));
        }
        for (JsonNode resource : run.path("resources")) {
            String path = Pickled.plain(resource).path(1).asString("").replace('\\', '/');
            int at = path.lastIndexOf("_resources/");
            share(told, at < 0 ? "" : path.substring(at));
        }
    }

    private void share(RunLog told, String path) throws IOException {
        if (path.startsWith("_sources/") || path.startsWith("_resources/")) {
            shared.tell(told, path);
        }
    }

    /// The content of a JSON file that is new or changed since; null if it is not, or not whole yet.
    private @Nullable JsonNode fresh(String name, Logbook book) throws IOException {
        Path file = folder.resolve(name);
        String stamp;
        try {
            stamp = FilesBelow.stamp(file);
        } catch (NoSuchFileException absent) {
            return null;
        }
        if (stamp.equals(stamps.get(name)) || Files.size(file) > LONGEST) {
            return null;
        }
        Optional<JsonNode> content =
                parsed(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (content.isEmpty() || !content.get().isObject()) {
            if (ended() && Files.size(file) > 0) {
                stamps.put(name, stamp);
                book.damaged("The file " + file + " must be a JSON object, but is not.");
            }
            return null;
        }
        stamps.put(name, stamp);
        return content.get();
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        mark.put("cout", cout.offset());
        mark.put("line", cout.line());
        ObjectNode told = mark.putObject("told");
        metrics.told().forEach(told::put);
        return JSON.writeValueAsString(mark);
    }
}
