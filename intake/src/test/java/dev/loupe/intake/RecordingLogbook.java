package dev.loupe.intake;

import dev.loupe.core.RunId;
import dev.loupe.runs.Console;
import dev.loupe.runs.Registry;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Keeps in memory what a source tells, as the store would: what is told twice is there once.
public final class RecordingLogbook implements Logbook {
    /// One point of a series.
    public record Point(long step, long micros, double value) {}

    /// One run as told so far.
    public static final class Recorded implements RunLog {
        public final Opening opening;
        public final Map<String, Set<Point>> series = new TreeMap<>();
        public final Map<String, Param> params = new TreeMap<>();
        public final Map<String, String> tags = new TreeMap<>();
        public final Set<MediaItem> media = new LinkedHashSet<>();
        public final Map<String, byte[]> files = new TreeMap<>();
        public final List<Console.Line> console = new ArrayList<>();
        public RunStatus status = RunStatus.RUNNING;
        public @Nullable Long endMillis;
        public boolean deleted;
        public final Set<Registry.DatasetInput> datasets = new LinkedHashSet<>();
        public final Set<Registry.ModelLink> inputs = new LinkedHashSet<>();
        public final Set<Registry.ModelLink> outputs = new LinkedHashSet<>();

        private final List<String> damage;

        Recorded(Opening opening, List<String> damage) {
            this.opening = opening;
            this.damage = damage;
        }

        /// The values of one series in the order told.
        public double[] values(String key) {
            return series.getOrDefault(key, Set.of()).stream().mapToDouble(Point::value).toArray();
        }

        /// A file that must be there.
        public byte[] file(String path) {
            byte[] file = files.get(path);
            if (file == null) {
                throw new AssertionError("there is no file " + path + " among " + files.keySet());
            }
            return file;
        }

        /// The text of a param that must be there.
        public String param(String key) {
            Param param = params.get(key);
            if (param == null) {
                throw new AssertionError("there is no param " + key + " among " + params.keySet());
            }
            return param.text();
        }

        /// A tag that must be there.
        public String tag(String key) {
            String tag = tags.get(key);
            if (tag == null) {
                throw new AssertionError("there is no tag " + key + " among " + tags.keySet());
            }
            return tag;
        }

        @Override
        public void points(Points points) {
            for (int i = 0; i < points.size(); i++) {
                var key = points.series().get(points.of()[i]);
                series.computeIfAbsent(key.key() + key.context(), k -> new LinkedHashSet<>())
                        .add(new Point(points.steps()[i], points.micros()[i], points.values()[i]));
            }
        }

        @Override
        public void params(List<Param> told) {
            told.forEach(param -> params.put(param.key(), param));
        }

        @Override
        public void tags(Map<String, String> told) {
            tags.putAll(told);
        }

        @Override
        public void media(List<MediaItem> items) {
            media.addAll(items);
        }

        @Override
        public void file(String path, String stamp, Opener content) {
            try (InputStream in = content.open()) {
                files.put(path, in.readAllBytes());
            } catch (IOException e) {
                damage.add("The file '" + path + "' cannot be taken: " + e.getMessage());
            }
        }

        @Override
        public void console(long from, List<Console.Line> lines) {
            for (Console.Line line : lines) {
                if (line.number() == console.size()) {
                    console.add(line);
                }
            }
        }

        @Override
        public void inputs(List<Registry.DatasetInput> told, List<Registry.ModelLink> models) {
            datasets.addAll(told);
            inputs.addAll(models);
        }

        @Override
        public void outputs(List<Registry.ModelLink> models) {
            outputs.addAll(models);
        }

        @Override
        public void deleted() {
            deleted = true;
        }

        @Override
        public void status(RunStatus told, @Nullable Long end) {
            status = told;
            endMillis = end;
        }
    }

    public final Map<RunId, Recorded> runs = new LinkedHashMap<>();
    public final List<String> damage = new ArrayList<>();
    public final List<String> passedOver = new ArrayList<>();

    /// Logged models without metrics, by id.
    public final Map<String, Registry.LoggedModel> models = new TreeMap<>();

    /// The newest metric of a model, by id, then by key, run and dataset.
    public final Map<String, Map<List<String>, Registry.ModelMetric>> modelMetrics =
            new TreeMap<>();

    public final Map<String, byte[]> modelFiles = new TreeMap<>();
    public final Map<String, Registry.Catalogued> registered = new TreeMap<>();

    /// Tags of projects that were told of, by name.
    public final Map<String, Map<String, String>> projects = new TreeMap<>();

    public final Set<String> projectsDeleted = new java.util.TreeSet<>();

    @Override
    public void project(String name, Map<String, String> tags) {
        projects.computeIfAbsent(name, n -> new TreeMap<>()).putAll(tags);
    }

    @Override
    public void projectDeleted(String name) {
        projectsDeleted.add(name);
    }

    @Override
    public FileLog model(Registry.LoggedModel told) {
        models.put(told.id(), told.with(List.of()));
        for (Registry.ModelMetric metric : told.metrics()) {
            modelMetrics
                    .computeIfAbsent(told.id(), id -> new LinkedHashMap<>())
                    .merge(
                            List.of(
                                    metric.key(),
                                    String.valueOf(metric.run()),
                                    String.valueOf(metric.datasetName()),
                                    String.valueOf(metric.datasetDigest())),
                            metric,
                            (a, b) ->
                                    b.step() > a.step()
                                                    || b.step() == a.step()
                                                            && b.micros() >= a.micros()
                                            ? b
                                            : a);
        }
        return (path, stamp, content) -> {
            try (InputStream in = content.open()) {
                modelFiles.put(told.id() + "/" + path, in.readAllBytes());
            } catch (IOException e) {
                damage.add("The file '" + path + "' cannot be taken: " + e.getMessage());
            }
        };
    }

    @Override
    public void modelDeleted(String id) {
        models.remove(id);
    }

    @Override
    public void registered(String place, Registry.Catalogued told) {
        registered.put(told.model().name(), told);
    }

    @Override
    public void passedOver(String sentence) {
        passedOver.add(sentence);
    }

    @Override
    public RunLog run(Opening opening) {
        return runs.computeIfAbsent(opening.id(), id -> new Recorded(opening, damage));
    }

    @Override
    public void damaged(String sentence) {
        damage.add(sentence);
    }

    /// The only run of that name.
    public Recorded named(String name) {
        return runs.values().stream()
                .filter(run -> run.opening.name().equals(name))
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("two runs are named " + name);
                        })
                .orElseThrow(() -> new AssertionError("no run is named " + name));
    }
}
