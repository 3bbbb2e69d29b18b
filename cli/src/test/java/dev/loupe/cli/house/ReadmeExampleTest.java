package dev.loupe.cli.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.Loupe;
import dev.loupe.server.Server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Java program in README does what the page says.
final class ReadmeExampleTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    @Test
    void theProgramLogsItsRun() throws Exception {
        Path root = Path.of(System.getProperty("loupe.root", "..")).toAbsolutePath().normalize();
        Matcher program = PROGRAM.matcher(Files.readString(root.resolve("README.md")));
        assertTrue(program.find(), "README shows a Java program");
        Path source = Files.writeString(folder.resolve("Train.java"), program.group(1));
        Path sdk = Path.of(Loupe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Store store = Stores.open(folder.resolve("store").toString(), null);
                Server server = Server.start(Server.Config.local(store, 0))) {
            ProcessBuilder java =
                    new ProcessBuilder(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Duser.home=" + folder,
                                    "-cp",
                                    sdk.toString(),
                                    source.toString()));
            java.environment().put("LOUPE_URL", server.url());
            File said = folder.resolve("said").toFile();
            Process process = java.redirectErrorStream(true).redirectOutput(said).start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), Files.readString(said.toPath()));
            String project = store.projects().named("decay").orElseThrow().id();
            RunSearch.Question all =
                    new RunSearch.Question(List.of(project), "", List.of(), null, List.of(), 0, 10);
            Run run =
                    store.runs()
                            .find(store.search().search(all).rows().getFirst().run())
                            .orElseThrow();
            assertEquals(RunStatus.FINISHED, run.status());
            SeriesSummary loss =
                    store.runs().series(run.id()).stream()
                            .filter(series -> series.series().key().equals("loss"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(1_000, loss.count());
            try (InputStream note = store.artifacts().open(run.files() + "/note.txt")) {
                assertTrue(
                        new String(note.readAllBytes(), StandardCharsets.UTF_8)
                                .startsWith("The loss fell to 0."));
            }
        }
    }
}
