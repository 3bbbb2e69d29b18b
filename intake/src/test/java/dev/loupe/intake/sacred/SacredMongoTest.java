package dev.loupe.intake.sacred;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Against what fixtures/intake/make-sacred-mongo.py logged.
final class SacredMongoTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/sacred-mongo");

    @TempDir Path folder;

    private static RecordingLogbook read(Path path) throws IOException {
        RecordingLogbook book = Reader.read(path, Formats.ALL);
        assertEquals(List.of(), book.damage);
        return book;
    }

    /// The fixture as the tools write it with an option: `mongodump --gzip` compresses each file, `mongoexport --jsonArray` puts commas between the lines and brackets around them (mongo-tools, `json.go`).
    private Path otherwise(String form) throws IOException {
        Path kind = FIXTURE.resolve(form.substring(0, form.indexOf(' ')));
        Path out = Files.createDirectories(folder.resolve(kind.getFileName()));
        try (Stream<Path> files = Files.list(kind)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (form.contains("--gzip")) {
                    Path packed = out.resolve(file.getFileName() + ".gz");
                    try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(packed))) {
                        to.write(bytes);
                    }
                    continue;
                }
                String lines = new String(bytes, StandardCharsets.UTF_8).strip();
                String array = "[" + lines.replace("\n", ",\n") + "]\n";
                if (form.contains("--pretty")) {
                    JsonMapper json =
                            JsonMapper.builder()
                                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                                    .build();
                    array =
                            json.writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(json.readTree(array));
                }
                Files.writeString(out.resolve(file.getFileName()), array);
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump --gzip", "export --jsonArray"})
    void aCollectionCutAnywhereIsReadOnWhenItIsWhole(String form) throws IOException {
        Path home = otherwise(form);
        Path runs;
        try (Stream<Path> files = Files.list(home)) {
            runs =
                    files.filter(f -> f.getFileName().toString().startsWith("runs"))
                            .findFirst()
                            .orElseThrow();
        }
        byte[] all = Files.readAllBytes(runs);
        for (int cut = 0; cut < all.length; cut += 61) {
            Files.write(runs, Arrays.copyOf(all, cut));
            RecordingLogbook book = new RecordingLogbook();
            try (Reader.Opened opened = new Reader.Opened(home, Formats.ALL, book)) {
                opened.read();
                assertEquals(List.of(), book.damage, "cut at " + cut);
                Files.write(runs, all);
                opened.read();
            }
            assertEquals(List.of(), book.damage, "cut at " + cut);
            assertEquals(3, book.runs.size(), "cut at " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dump",
                "export",
                "dump --gzip",
                "export --jsonArray",
                "export --jsonArray --pretty"
            })
    void whatTheObserverWroteIsThere(String form) throws IOException {
        RecordingLogbook book = read(form.contains(" ") ? otherwise(form) : FIXTURE.resolve(form));
        assertEquals(3, book.runs.size());
        Recorded run = book.named("1");
        assertEquals("boston", run.opening.project());
        assertEquals(RunStatus.FINISHED, run.status);
        double[] loss = new double[12];
        for (int step = 0; step < loss.length; step++) {
            loss[step] = 1.0 / (step + 1);
        }
        assertArrayEquals(loss, run.values("loss"));
        assertEquals((double) 0.1f * 7, run.values("np.loss")[7], 1e-6);
        assertArrayEquals(
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, -2}, run.values("odd"));
        assertEquals(
                List.of(500_000L, 1_000_000L),
                run.series.getOrDefault("half", Set.of()).stream().map(Point::step).toList());
        assertTrue(
                run.series.getOrDefault("loss", Set.of()).stream()
                        .allMatch(
                                p ->
                                        Math.abs(p.micros() / 1000 - run.opening.startMillis())
                                                < 60_000));
        assertEquals("[64,32]", run.param("net.layers"));
        assertEquals("null", run.param("net.dropout"));
        assertEquals(Param.of("lr", "0.1"), run.params.get("lr"));
        assertEquals("a first try", run.tag("mlflow.note.content"));
        assertEquals("0.25", run.tag("sacred.result"));
        assertEquals("epoch 1", run.console.getFirst().text());
        assertEquals("done, größer", run.console.getLast().text());
        byte[] model = new byte[600];
        for (int i = 0; i < model.length; i++) {
            model[i] = (byte) (i * i % 251);
        }
        assertArrayEquals(model, run.file("nets/model.bin"));
        assertTrue(
                new String(run.file("_sources/make-sacred-mongo.py"), StandardCharsets.UTF_8)
                        .startsWith("\"\"\"Makes fixtures/intake/sacred-mongo"));
        assertTrue(new String(run.file("info.json"), StandardCharsets.UTF_8).contains("\"mean\""));
        Recorded failed = book.named("2");
        assertEquals(RunStatus.FAILED, failed.status);
        assertTrue(failed.tag("failure").endsWith("ValueError: no such luck"));
        assertEquals(RunStatus.SCHEDULED, book.named("3").status);
        assertEquals("later", book.named("3").opening.project());
    }

    @Test
    void bothFormsTellTheSame() throws IOException {
        RecordingLogbook dump = read(FIXTURE.resolve("dump"));
        RecordingLogbook export = read(FIXTURE.resolve("export"));
        for (Recorded run : dump.runs.values()) {
            Recorded other = export.named(run.opening.name());
            assertEquals(run.series, other.series);
            assertEquals(run.params, other.params);
            assertEquals(run.tags, other.tags);
            assertEquals(run.files.keySet(), other.files.keySet());
            assertEquals(run.opening.startMillis(), other.opening.startMillis());
            assertEquals(run.endMillis, other.endMillis);
        }
    }

    @Test
    void filesInSeveralChunksAndOldResourcesAreThereAndMissingOnesAreSaid() throws IOException {
        Files.writeString(
                folder.resolve("my_runs.json"),
                """
                {"_id":"a b","experiment":{"name":"x","sources":[]},"command":"c","resources":[["/data/r.txt","0cc1"]],"artifacts":[{"name":"../up","file_id":{"$oid":"01"}},{"name":"gone","file_id":{"$oid":"02"}}]}
                """);
        Files.writeString(
                folder.resolve("my_metrics.json"),
                """
                {"run_id":"a b","name":"m","steps":[{"$numberLong":"4"}],"values":[{"$numberDouble":"-Infinity"}],"timestamps":[{"$date":"2026-01-01T00:00:01.5Z"}]}
                {"run_id":"other","name":"m","steps":[1],"values":[NaN],"timestamps":[]}
                """);
        Files.writeString(
                folder.resolve("fs.files.json"),
                """
                {"_id":{"$oid":"01"},"filename":"artifact://my_runs/a b/up","length":5}
                {"_id":{"$oid":"03"},"filename":"/data/r.txt","length":{"$numberLong":"0"}}
                """);
        Files.writeString(
                folder.resolve("fs.chunks.json"),
                """
                {"files_id":{"$oid":"01"},"n":1,"data":{"$binary":"bG8=","$type":"00"}}
                {"files_id":{"$oid":"01"},"n":0,"data":{"$binary":{"base64":"aGVs","subType":"00"}}}
                """);
        Files.setLastModifiedTime(folder.resolve("my_runs.json"), FileTime.fromMillis(0));
        for (String file : List.of("my_metrics.json", "fs.files.json", "fs.chunks.json")) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.fromMillis(0));
        }
        RecordingLogbook book = Reader.read(folder, Formats.ALL);
        Recorded run = book.named("a b");
        assertEquals("hello", new String(run.file("up"), StandardCharsets.UTF_8));
        assertEquals(0, run.file("_resources/r.txt").length);
        assertEquals(
                "[Point[step=4, micros=1767225601500000, value=-Infinity]]",
                String.valueOf(run.series.get("m")));
        assertEquals(
                List.of(
                        "1 files of the run a b in %s are not in fs.files and fs.chunks beside it."
                                .formatted(folder.toRealPath())),
                book.damage);
    }

    @Test
    void aDocumentThatIsNoneIsSaidAndTheOthersAreRead() throws IOException {
        byte[] runs = Files.readAllBytes(FIXTURE.resolve("dump/runs.bson"));
        runs[4] = 0x44;
        Files.write(folder.resolve("runs.bson"), runs);
        RecordingLogbook book = Reader.read(folder, Formats.ALL);
        assertEquals(2, book.runs.size());
        assertEquals(1, book.damage.size());
        assertTrue(book.damage.getFirst().contains("at byte 0"), book.damage.getFirst());
    }
}
