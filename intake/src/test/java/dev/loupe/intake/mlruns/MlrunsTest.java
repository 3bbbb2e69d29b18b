package dev.loupe.intake.mlruns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.MlflowWitness;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class MlrunsTest {
    @TempDir Path folder;

    @Test
    void whatMlflowsClientReadsIsTold() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/mlruns"), List.of(new MlrunsFormat()));
        assertEquals(List.of(), book.damage);
        MlflowWitness.holds("files", book);
        Recorded run =
                book.runs.values().stream()
                        .filter(r -> r.opening.name().equals("sgd"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("hello\n", new String(run.file("notes/hello.txt"), StandardCharsets.UTF_8));
        assertTrue(run.files.containsKey("config.json"));
    }

    @Test
    void picturesThatMlflowLoggedWithAStepLieAtIt() throws IOException {
        RecordingLogbook book =
                Reader.read(
                        Path.of("../fixtures/intake/mlruns-pictures"), List.of(new MlrunsFormat()));
        Recorded run = book.runs.values().iterator().next();
        assertEquals(
                List.of(
                        "images/val/faces 3 1760000000003000",
                        "images/val/faces 7 1760000000007000"),
                run.media.stream()
                        .map(i -> i.series().key() + " " + i.step() + " " + i.micros())
                        .sorted()
                        .toList());
        assertTrue(run.media.stream().allMatch(i -> run.files.containsKey(i.path())));
        assertTrue(run.files.containsKey("plain.png"));
    }

    /// A run as MLflow 1.x and 2.x left it: statuses as numbers, `run_uuid`, lines of two fields; and one of five, whose step MLflow 3.17 loses.
    private Path old(String metric) throws IOException {
        Path run = Files.createDirectories(folder.resolve("mlruns/0/abc"));
        Files.writeString(
                folder.resolve("mlruns/0/meta.yaml"),
                "artifact_location: /gone/0\nexperiment_id: '0'\nlifecycle_stage: active\nname: Default\n");
        Files.writeString(
                run.resolve("meta.yaml"),
                "artifact_uri: /gone/0/abc/artifacts\nend_time: null\nexperiment_id: '0'\nlifecycle_stage: active\nname: ''\nrun_uuid: abc\nstart_time: 5\nstatus: 1\ntags: []\nuser_id: ada\n");
        Path metrics = Files.createDirectories(run.resolve("metrics"));
        Files.writeString(metrics.resolve("loss"), metric);
        return run;
    }

    @Test
    void keptThingsAreToldAndALineThatIsNoneIsNamed() throws IOException {
        Path run = old("1 0.5 0\n");
        Path pictures = Files.createDirectories(run.resolve("artifacts/images/x"));
        Files.writeString(pictures.resolve("3.svg"), "<svg/>");
        String kept =
                """
                {"key":"x","context":"","kind":"IMAGE","step":7,"micros":9,"index":0,"path":"images/x/3.svg","meta":"{}"}
                {"key":"gone","context":"","kind":"IMAGE","step":7,"micros":9,"index":0,"path":"images/gone.svg","meta":"{}"}
                {"key":"far","context":"","kind":"IMAGE","step":7,"micros":9,"index":0,"path":"../metrics/loss","meta":"{}"}
                {"key":"note","context":"","kind":"TEXT","step":1,"micros":2,"index":0,"meta":"{\\"text\\":\\"hi\\"}"}
                {"key":"y","kind":"SMELL"}
                """;
        Files.writeString(run.resolve("loupe.media.jsonl"), kept);
        RecordingLogbook book = read();
        assertEquals(
                List.of("x IMAGE 7", "note TEXT 1"),
                book.runs.values().iterator().next().media.stream()
                        .map(i -> i.series().key() + " " + i.kind() + " " + i.step())
                        .toList());
        assertEquals(1, book.damage.size());
        assertTrue(book.damage.getFirst().startsWith("Line 5 of "), book.damage.getFirst());
    }

    private RecordingLogbook read() throws IOException {
        return Reader.read(folder, List.of(new MlrunsFormat()));
    }

    @Test
    void olderLayoutsAreRead() throws IOException {
        old("7 0.5\n8 0.25 3\n9 0.125 4 train d1g3st\n");
        RecordingLogbook book = read();
        Recorded run = book.runs.values().iterator().next();
        assertEquals("abc", run.opening.name());
        assertEquals("Default", run.opening.project());
        assertEquals(RunStatus.RUNNING, run.status);
        assertEquals(
                "[Point[step=0, micros=7000, value=0.5], Point[step=3, micros=8000, value=0.25], Point[step=4, micros=9000, value=0.125]]",
                String.valueOf(run.series.get("loss")));
        assertEquals(List.of(), book.damage);
    }

    @Test
    void aLineThatIsNoPointIsSaidAndTheRestIsRead() throws IOException {
        Path run = old("7 0.5 0\nhello\n9 0.125 4\n");
        RecordingLogbook book = read();
        assertEquals(
                List.of(
                        "Line 2 of the metric file "
                                + run.toRealPath().resolve("metrics/loss")
                                + " must be a time, a value and a step, but is 'hello'."),
                book.damage);
        assertEquals(2, book.runs.values().iterator().next().values("loss").length);
    }

    @Test
    void whatYamlWouldBuildIsNotBuilt() throws IOException {
        Path run = old("7 0.5 0\n");
        Files.writeString(
                run.resolve("meta.yaml"),
                "artifact_uri: x\nrun_id: abc\nstart_time: 5\nrun_name: !!python/object/apply:os.system ['touch ran']\nstatus: 3\n");
        Recorded only = read().runs.values().iterator().next();
        assertEquals("abc", only.opening.name());
        assertEquals(RunStatus.FINISHED, only.status);
    }
}
