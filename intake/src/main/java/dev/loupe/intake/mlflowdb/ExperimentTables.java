package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.Logbook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// `experiments` and `experiment_tags`.
final class ExperimentTables {
    private final String folder;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Map<String, String>> told = new HashMap<>();
    private final Set<String> away = new HashSet<>();

    /// @param folder the name of an experiment without one
    ExperimentTables(String folder) {
        this.folder = folder;
    }

    /// By their ids.
    Map<String, String> names() {
        return Map.copyOf(names);
    }

    /// The experiments that were told as deleted.
    Set<String> away() {
        return away;
    }

    /// Tells of those that are new or changed.
    void tell(Connection sql, Logbook book) throws SQLException {
        Map<String, SortedMap<String, String>> tags =
                Rows.pairs(sql, "experiment_tags", "experiment_id", "key", "value");
        names.clear();
        Rows.each(
                sql,
                "experiments",
                r -> {
                    String id = Rows.text(r, "experiment_id");
                    String name = Rows.text(r, "name").isEmpty() ? folder : Rows.text(r, "name");
                    Map<String, String> of = tags.getOrDefault(id, new TreeMap<>());
                    names.put(id, name);
                    if (!of.equals(told.put(id, of))) {
                        book.project(name, of);
                    }
                    if (!"deleted".equals(Rows.text(r, "lifecycle_stage"))) {
                        away.remove(id);
                    } else if (away.add(id)) {
                        book.projectDeleted(name);
                    }
                });
    }
}
