package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.Logbook;
import dev.loupe.runs.Registry.Catalogued;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The registered models of a database: `registered_models`, `model_versions`, and their tags and aliases. Told when they changed.
final class RegistryTables {
    private final String place;
    private final Map<String, Catalogued> told = new HashMap<>();

    /// @param place names the database
    RegistryTables(String place) {
        this.place = place;
    }

    /// Versions are read last: an alias never stands for one that is not known yet.
    void tell(Connection sql, Logbook book) throws SQLException {
        Map<String, SortedMap<String, String>> tags =
                Rows.pairs(sql, "registered_model_tags", "name", "key", "value");
        Map<String, SortedMap<String, Integer>> aliases = new HashMap<>();
        Rows.each(
                sql,
                "registered_model_aliases",
                r ->
                        aliases.computeIfAbsent(Rows.text(r, "name"), n -> new TreeMap<>())
                                .put(Rows.text(r, "alias"), r.getInt("version")));
        Map<String, SortedMap<String, String>> versionTags = new HashMap<>();
        Rows.each(
                sql,
                "model_version_tags",
                r ->
                        versionTags
                                .computeIfAbsent(owner(r), n -> new TreeMap<>())
                                .put(Rows.text(r, "key"), Rows.text(r, "value")));
        Map<String, Registered> models = new LinkedHashMap<>();
        Rows.each(
                sql,
                "registered_models",
                r -> {
                    String name = Rows.text(r, "name");
                    models.put(
                            name,
                            new Registered(
                                    name,
                                    Rows.text(r, "description"),
                                    r.getLong("creation_time"),
                                    r.getLong("last_updated_time"),
                                    tags.getOrDefault(name, new TreeMap<>()),
                                    aliases.getOrDefault(name, new TreeMap<>())));
                });
        Map<String, List<Version>> versions = new HashMap<>();
        Rows.each(
                sql,
                "model_versions",
                r ->
                        versions.computeIfAbsent(Rows.text(r, "name"), n -> new ArrayList<>())
                                .add(
                                        version(
                                                r,
                                                versionTags.getOrDefault(owner(r), new TreeMap<>()),
                                                aliases.getOrDefault(
                                                        Rows.text(r, "name"), new TreeMap<>()))));
        models.forEach(
                (name, model) -> {
                    Catalogued now = new Catalogued(model, versions.getOrDefault(name, List.of()));
                    if (!now.equals(told.get(name))) {
                        book.registered(place, now);
                        told.put(name, now);
                    }
                });
    }

    private static String owner(ResultSet r) throws SQLException {
        return r.getInt("version") + "/" + Rows.text(r, "name");
    }

    private static Version version(
            ResultSet r, SortedMap<String, String> tags, SortedMap<String, Integer> aliases)
            throws SQLException {
        int number = r.getInt("version");
        String stage = Rows.text(r, "current_stage");
        String status = Rows.text(r, "status");
        return new Version(
                Rows.text(r, "name"),
                number,
                Rows.text(r, "source"),
                Rows.run(r, "run_id"),
                Rows.textOrNull(r, "run_link"),
                null,
                stage.isEmpty() ? "None" : stage,
                status.isEmpty() ? "READY" : status,
                Rows.textOrNull(r, "status_message"),
                Rows.text(r, "description"),
                Rows.text(r, "user_id"),
                r.getLong("creation_time"),
                r.getLong("last_updated_time"),
                tags,
                aliases.entrySet().stream()
                        .filter(alias -> alias.getValue() == number)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
