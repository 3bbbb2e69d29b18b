package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.SeriesReads.Axis;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Smoothing;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What `POST /api/v1/lines` asks, checked.
///
/// @param from null for the least x of a line
/// @param to   null for its greatest
record LineRequest(
        List<Asked> series,
        Axis x,
        @Nullable Double from,
        @Nullable Double to,
        int columns,
        boolean logarithmic,
        Smoothing smoothing,
        Band.Kind band) {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_COLUMNS = 20_000;
    private static final int COLUMNS = 1_000;

    /// One line: of a run, or of a group.
    record Asked(List<RunId> runs, SeriesKey key) {}

    /// Whether lines are drawn over steps as they were logged.
    boolean plain() {
        return x instanceof Axis.ByStep && !logarithmic && smoothing instanceof Smoothing.None;
    }

    static LineRequest of(JsonNode body) {
        JsonNode smooth = body.get("smooth");
        Smoothing smoothing = new Smoothing.None();
        if (smooth != null && smooth.isObject()) {
            smoothing =
                    Smoothing.named(
                            Bodies.text(smooth, "kind").orElse("none"),
                            Bodies.number(smooth, "amount").orElse(0.0));
        }
        int columns = Bodies.number(body, "columns").map(Double::intValue).orElse(COLUMNS);
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new Problem(
                    400,
                    "'columns' must be from 1 to " + MOST_COLUMNS + ", but is " + columns + ".");
        }
        return new LineRequest(
                series(body.get("series")),
                axis(Bodies.text(body, "x").orElse("step")),
                Bodies.number(body, "from").orElse(null),
                Bodies.number(body, "to").orElse(null),
                columns,
                body.path("log").asBoolean(false),
                smoothing,
                Band.Kind.named(Bodies.text(body, "band").orElse("none")));
    }

    private static List<Asked> series(@Nullable JsonNode list) {
        if (list == null || !list.isArray() || list.size() > MOST_LINES) {
            throw new Problem(400, "'series' must be a list of at most " + MOST_LINES + " lines.");
        }
        List<Asked> all = new ArrayList<>();
        for (JsonNode one : list) {
            List<RunId> runs = Bodies.texts(one, "runs").stream().map(RunId::new).toList();
            if (runs.isEmpty()) {
                throw new Problem(400, "A line needs at least one id in 'runs'.");
            }
            all.add(new Asked(runs, new SeriesKey(Bodies.needed(one, "key"), Bodies.context(one))));
        }
        return all;
    }

    private static Axis axis(String word) {
        return switch (word) {
            case "step" -> new Axis.ByStep();
            case "relative" -> new Axis.Relative();
            case "wall" -> new Axis.Wall();
            default -> {
                if (!word.startsWith("metrics.") || word.length() == 8) {
                    throw new Problem(
                            400,
                            "'x' must be step, relative, wall or metrics.KEY, but is '"
                                    + word
                                    + "'.");
                }
                yield new Axis.Metric(SeriesKey.of(word.substring(8)));
            }
        };
    }
}
