package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.MediaKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How values were spread: edges and counts.
///
/// Sources: `histogram.proto`; `data_compat.py`, `_migrate_histogram_value` (empty buckets at both ends go, the outer edges are the least and greatest value); `plugins/histogram/metadata.py` (a tensor of left edge, right
/// edge and count by row).
final class Histograms {
    private final Telling telling;

    Histograms(Telling telling) {
        this.telling = telling;
    }

    void old(Tag tag, long step, long micros, Bytes message) {
        double min = 0;
        double max = 0;
        List<Double> limits = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> min = p.f64();
                case 2 -> max = p.f64();
                case 6 -> p.doubles(limits);
                case 7 -> p.doubles(counts);
                default -> {}
            }
        }
        int n = Math.min(limits.size(), counts.size());
        int start = 0;
        int end = n - 1;
        while (start < n && !(counts.get(start) > 0)) {
            start++;
        }
        while (end >= 0 && !(counts.get(end) > 0)) {
            end--;
        }
        if (start > end) {
            tell(tag, step, micros, new double[0], new double[0]);
            return;
        }
        double[] edges = new double[end - start + 2];
        double[] kept = new double[end - start + 1];
        edges[0] = min;
        edges[edges.length - 1] = max;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = counts.get(start + i);
            if (i > 0) {
                edges[i] = limits.get(start + i - 1);
            }
        }
        tell(tag, step, micros, edges, kept);
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        double[] rows = tensor.numbers();
        int n = rows.length / 3;
        double[] edges = new double[n == 0 ? 0 : n + 1];
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            edges[i] = rows[3 * i];
            edges[i + 1] = rows[3 * i + 1];
            counts[i] = rows[3 * i + 2];
        }
        boolean empty = Arrays.stream(counts).allMatch(c -> c == 0);
        tell(tag, step, micros, empty ? new double[0] : edges, empty ? new double[0] : counts);
    }

    private void tell(Tag tag, long step, long micros, double[] edges, double[] counts) {
        telling.item(
                tag,
                MediaKind.HISTOGRAM,
                step,
                micros,
                0,
                null,
                "{\"edges\":"
                        + JsonNumbers.of(edges)
                        + ",\"counts\":"
                        + JsonNumbers.of(counts)
                        + "}");
    }
}
