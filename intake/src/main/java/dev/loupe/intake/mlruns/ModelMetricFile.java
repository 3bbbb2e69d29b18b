package dev.loupe.intake.mlruns;

import dev.loupe.intake.GrowingLines;
import dev.loupe.runs.Registry.ModelMetric;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One metric of a logged model: a line a point, `time value step run`, with the name and digest of a dataset behind them. A model keeps the newest point of each run and dataset.
final class ModelMetricFile {
    private final GrowingLines lines;
    private final String key;
    private String damage = "";

    private record Of(@Nullable String run, @Nullable String dataset, @Nullable String digest) {}

    ModelMetricFile(Path file, String key) {
        this.lines = new GrowingLines(file, 0, 0);
        this.key = key;
    }

    /// What could not be read of the part that was read last: one sentence, or empty.
    String damage() {
        return damage.isEmpty() ? lines.damage() : damage;
    }

    /// Reads on, whole lines only; the newest points of what is new.
    ///
    /// @param size of the file now
    /// @return whether there is more
    boolean read(long size, List<ModelMetric> into) throws IOException {
        damage = "";
        Map<Of, ModelMetric> newest = new LinkedHashMap<>();
        boolean more = lines.read(size, false, (number, text) -> point(number, text, newest));
        into.addAll(newest.values());
        return more;
    }

    private void point(long number, String text, Map<Of, ModelMetric> newest) {
        String[] parts = text.strip().split(" +");
        try {
            if (parts.length < 3) {
                throw new NumberFormatException("too few");
            }
            String run = parts.length > 3 ? parts[3] : null;
            boolean dataset = parts.length > 5;
            String digest = dataset ? parts[parts.length - 1] : null;
            String name =
                    dataset ? String.join(" ", List.of(parts).subList(4, parts.length - 1)) : null;
            ModelMetric point =
                    new ModelMetric(
                            key,
                            MetricFile.value(parts[1]),
                            Math.multiplyExact(Long.parseLong(parts[0]), 1000L),
                            Long.parseLong(parts[2]),
                            run == null ? null : MetaFile.id(run),
                            name,
                            digest);
            newest.merge(new Of(run, name, digest), point, ModelMetricFile::later);
        } catch (NumberFormatException | ArithmeticException e) {
            if (damage.isEmpty()) {
                damage =
                        "Line %d of the metric file %s must be a time, a value, a step and a run, but is '%s'."
                                .formatted(
                                        number + 1,
                                        lines.file(),
                                        text.length() > 80 ? text.substring(0, 80) + "…" : text);
            }
        }
    }

    private static ModelMetric later(ModelMetric a, ModelMetric b) {
        boolean before = b.step() < a.step() || b.step() == a.step() && b.micros() < a.micros();
        return before ? a : b;
    }
}
