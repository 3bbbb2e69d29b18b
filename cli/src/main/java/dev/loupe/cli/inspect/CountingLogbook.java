package dev.loupe.cli.inspect;

import dev.loupe.core.RunId;
import dev.loupe.intake.FileLog;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;
import dev.loupe.runs.Registry;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what logs hold and keeps none of it.
final class CountingLogbook implements Logbook {
    private final Map<RunId, Counted> runs = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();

    /// One run so far.
    static final class Counted implements RunLog {
        private final String name;
        private final Set<SeriesKey> series = new HashSet<>();
        private long points;

        private Counted(String name) {
            this.name = name;
        }

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("series", series.size());
            json.put("points", points);
            return json;
        }

        @Override
        public void points(Points told) {
            series.addAll(told.series());
            points += told.size();
        }

        @Override
        public void params(List<Param> params) {}

        @Override
        public void tags(Map<String, String> tags) {}

        @Override
        public void media(List<MediaItem> items) {}

        @Override
        public void file(String path, String stamp, Opener content) {}

        @Override
        public void console(long from, List<Console.Line> lines) {}

        @Override
        public void inputs(List<Registry.DatasetInput> datasets, List<Registry.ModelLink> models) {}

        @Override
        public void outputs(List<Registry.ModelLink> models) {}

        @Override
        public void deleted() {}

        @Override
        public void status(RunStatus status, @Nullable Long endMillis) {}
    }

    @Override
    public RunLog run(Opening opening) {
        return runs.computeIfAbsent(opening.id(), id -> new Counted(opening.name()));
    }

    @Override
    public void project(String name, Map<String, String> tags) {}

    @Override
    public void projectDeleted(String name) {}

    @Override
    public FileLog model(Registry.LoggedModel told) {
        return (path, stamp, content) -> {};
    }

    @Override
    public void modelDeleted(String id) {}

    @Override
    public void registered(String place, Registry.Catalogued told) {}

    @Override
    public void passedOver(String sentence) {}

    @Override
    public void damaged(String sentence) {
        damage.add(sentence);
    }

    Collection<Counted> runs() {
        return runs.values();
    }

    List<String> damage() {
        return damage;
    }
}
