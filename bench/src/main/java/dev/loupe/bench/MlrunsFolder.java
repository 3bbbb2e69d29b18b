package dev.loupe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes MLflow's file store of many small files: 20 metrics of 10 points, 20 params, 9 tags and a `meta.yaml` a run. Arguments: the folder, how many files.
public final class MlrunsFolder {
    private static final int FILES_A_RUN = 50;
    private static final long START = 1_767_225_600_000L;

    private MlrunsFolder() {}

    public static void main(String[] args) throws IOException {
        Path experiment = Files.createDirectories(Path.of(args[0]).resolve("1"));
        Files.writeString(
                experiment.resolve("meta.yaml"),
                """
                artifact_location: file:///nowhere
                creation_time: %d
                experiment_id: '1'
                last_update_time: %d
                lifecycle_stage: active
                name: many
                """
                        .formatted(START, START));
        int runs = Integer.parseInt(args[1]) / FILES_A_RUN;
        for (int run = 0; run < runs; run++) {
            run(experiment, "r%031d".formatted(run), run);
        }
        Figures.OUT.printf("%,d files of %,d runs%n", runs * FILES_A_RUN, runs);
    }

    private static void run(Path experiment, String id, int number) throws IOException {
        Path home = Files.createDirectories(experiment.resolve(id));
        Files.writeString(
                home.resolve("meta.yaml"),
                """
                artifact_uri: file:///nowhere
                end_time: %d
                entry_point_name: ''
                experiment_id: '1'
                lifecycle_stage: active
                run_id: %s
                run_name: run-%d
                run_uuid: %s
                source_name: ''
                source_type: 4
                source_version: ''
                start_time: %d
                status: 3
                tags: []
                user_id: ada
                """
                        .formatted(START + 100_000, id, number, id, START + number));
        for (String part : new String[] {"metrics", "params", "tags", "artifacts"}) {
            Files.createDirectories(home.resolve(part));
        }
        for (int k = 0; k < 20; k++) {
            StringBuilder lines = new StringBuilder();
            for (int step = 0; step < 10; step++) {
                lines.append(START + step)
                        .append(' ')
                        .append(step * 0.5 + k)
                        .append(' ')
                        .append(step);
                lines.append('\n');
            }
            Files.writeString(home.resolve("metrics").resolve("m" + k), lines);
            Files.writeString(home.resolve("params").resolve("p" + k), Integer.toString(k));
        }
        for (int k = 0; k < 9; k++) {
            Files.writeString(home.resolve("tags").resolve("t" + k), "x");
        }
    }
}
