package dev.loupe.cli.compare;

import dev.loupe.runs.diff.RunDiff;
import dev.loupe.runs.diff.RunDiff.Change;
import dev.loupe.runs.diff.RunDiff.Kind;
import dev.loupe.runs.diff.RunDiff.Part;
import dev.loupe.runs.diff.SeriesDiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What differs between runs, in the shape that networks have.
public final class RunDiffWords {
    private static final int MOST = 100;
    private static final int LONGEST = 60;
    private static final int HASH = 12;

    private RunDiffWords() {}

    /// `{"kind":"runs","equal","renamed":0,"added","removed","changed","weights":[]}`; entries have a `run` where several are compared. Infinity and NaN are texts.
    public static Map<String, Object> json(RunPairs all) {
        List<Object> added = new ArrayList<>();
        List<Object> removed = new ArrayList<>();
        List<Object> changed = new ArrayList<>();
        all.added().forEach(name -> added.add(Map.of("name", name, "type", "run")));
        all.removed().forEach(name -> removed.add(Map.of("name", name, "type", "run")));
        for (RunPairs.Pair pair : all.pairs()) {
            String run = all.several() ? pair.before().name() : "";
            pair.diff().added().forEach(part -> added.add(part(run, part)));
            pair.diff().removed().forEach(part -> removed.add(part(run, part)));
            pair.diff().changed().forEach(change -> changed.add(change(run, change)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "runs");
        json.put("equal", all.equal());
        json.put("renamed", 0);
        json.put("added", added);
        json.put("removed", removed);
        json.put("changed", changed);
        json.put("weights", List.of());
        return json;
    }

    private static Map<String, Object> named(String run, Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!run.isEmpty()) {
            json.put("run", run);
        }
        json.put("name", part.name());
        return json;
    }

    private static Map<String, Object> part(String run, Part part) {
        Map<String, Object> json = named(run, part);
        json.put("type", word(part.kind()));
        return json;
    }

    private static Map<String, Object> change(String run, Change change) {
        Map<String, Object> json = named(run, change.part());
        List<String> what = new ArrayList<>();
        List<Map<String, Object>> details = new ArrayList<>();
        switch (change) {
            case RunDiff.Value(Part part, String before, String after) ->
                    detail(
                            what,
                            details,
                            part.kind() == Kind.FILE ? "content" : "value",
                            before,
                            after);
            case RunDiff.Points(Part part, var key, SeriesDiff diff) -> {
                if (diff.before() != diff.after()) {
                    detail(what, details, "points", diff.before(), diff.after());
                }
                if (diff.alone() > 0) {
                    what.add("steps");
                }
                if (diff.apart() > 0) {
                    what.add("values");
                }
                if (Double.compare(diff.lastBefore(), diff.lastAfter()) != 0) {
                    detail(
                            what,
                            details,
                            "last",
                            number(diff.lastBefore()),
                            number(diff.lastAfter()));
                }
                json.put("series", numbers(diff));
            }
        }
        json.put("what", what);
        json.put("details", details);
        return json;
    }

    private static void detail(
            List<String> what,
            List<Map<String, Object>> details,
            String name,
            Object before,
            Object after) {
        what.add(name);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("what", name);
        detail.put("before", before);
        detail.put("after", after);
        details.add(detail);
    }

    private static Map<String, Object> numbers(SeriesDiff diff) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", diff.from());
        json.put("apart", diff.apart());
        json.put("alone", diff.alone());
        json.put("most", number(diff.most()));
        json.put("at", diff.at());
        return json;
    }

    private static Object number(double x) {
        return Double.isFinite(x) ? (Object) x : Double.toString(x);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The same for people, a line a difference: `-` removed, `+` added, `~` changed.
    public static String text(RunPairs all) {
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        all.removed().forEach(name -> removed.add("- run  " + name));
        all.added().forEach(name -> added.add("+ run  " + name));
        for (RunPairs.Pair pair : all.pairs()) {
            String run = all.several() ? pair.before().name() + ": " : "";
            pair.diff().removed().forEach(part -> removed.add("- " + run + part.name()));
            pair.diff().added().forEach(part -> added.add("+ " + run + part.name()));
            pair.diff().changed().forEach(c -> changed.add("~ " + run + line(c)));
        }
        if (all.equal()) {
            return "equal";
        }
        List<String> counts = new ArrayList<>();
        count(counts, removed, "removed");
        count(counts, added, "added");
        count(counts, changed, "changed");
        List<String> lines = new ArrayList<>(List.of(String.join(", ", counts)));
        List.of(removed, added, changed).forEach(some -> some(lines, some));
        return String.join("\n", lines);
    }

    private static void count(List<String> counts, List<String> lines, String word) {
        if (!lines.isEmpty()) {
            counts.add(lines.size() + " " + word);
        }
    }

    private static void some(List<String> lines, List<String> all) {
        lines.addAll(all.subList(0, Math.min(MOST, all.size())));
        if (all.size() > MOST) {
            lines.add("  and " + (all.size() - MOST) + " more; --json lists all");
        }
    }

    private static String line(Change change) {
        return switch (change) {
            case RunDiff.Value(Part part, String before, String after)
                    when part.kind() == Kind.FILE ->
                    part.name() + "  other content " + cut(before, HASH) + " → " + cut(after, HASH);
            case RunDiff.Value(Part part, String before, String after) ->
                    part.name() + "  " + cut(before, LONGEST) + " → " + cut(after, LONGEST);
            case RunDiff.Points(Part part, var key, SeriesDiff diff) ->
                    part.name() + "  " + sentence(diff);
        };
    }

    private static String sentence(SeriesDiff diff) {
        List<String> parts = new ArrayList<>();
        if (diff.before() != diff.after()) {
            parts.add("points %d → %d".formatted(diff.before(), diff.after()));
        }
        parts.add("from step " + diff.from() + " on");
        if (diff.apart() > 0) {
            parts.add(
                    String.format(
                            Locale.ROOT,
                            "%d other %s, by at most %.3g at step %d",
                            diff.apart(),
                            diff.apart() == 1 ? "value" : "values",
                            diff.most(),
                            diff.at()));
        }
        if (Double.compare(diff.lastBefore(), diff.lastAfter()) != 0) {
            parts.add("last " + diff.lastBefore() + " → " + diff.lastAfter());
        }
        return String.join(", ", parts);
    }

    private static String cut(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
