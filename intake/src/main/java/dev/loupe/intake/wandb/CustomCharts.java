package dev.loupe.intake.wandb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Custom charts (`wandb.plot`): their panels are kept as files, their data are tables `<key>_table`.
public final class CustomCharts {
    private CustomCharts() {}

    /// @param own    what the client keeps in the config for itself, `_wandb`
    /// @param micros when the run began
    public static void tell(JsonNode own, RunLog run, long micros) {
        for (var chart : own.path("visualize").properties()) {
            String path = "media/charts/" + chart.getKey() + ".json";
            if (FilesBelow.legal(path)) {
                byte[] json = WandbJson.text(chart.getValue()).getBytes(StandardCharsets.UTF_8);
                run.file(
                        path,
                        Integer.toHexString(Arrays.hashCode(json)),
                        () -> new ByteArrayInputStream(json));
                ObjectNode meta = WandbJson.object();
                meta.put("library", "wandb");
                meta.put("table", chart.getKey() + "_table");
                run.media(
                        List.of(
                                new MediaItem(
                                        SeriesKey.of(chart.getKey()),
                                        MediaKind.FIGURE,
                                        0,
                                        micros,
                                        0,
                                        path,
                                        WandbJson.text(meta))));
            }
        }
    }
}
