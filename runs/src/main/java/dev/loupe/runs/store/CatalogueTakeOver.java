package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.Catalogued;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Registered models and versions that another tool keeps, taken over ([dev.loupe.runs.Registry#takeOver]).
final class CatalogueTakeOver {
    private final Labels labels;
    private final RegisteredRows registered;
    private final VersionRows versions;

    CatalogueTakeOver(Labels labels, RegisteredRows registered, VersionRows versions) {
        this.labels = labels;
        this.registered = registered;
        this.versions = versions;
    }

    List<String> take(Sql sql, Catalogued told, @Nullable Catalogued before) throws SQLException {
        List<String> left = new ArrayList<>();
        Registered model = told.model();
        Optional<Registered> here = registered.find(sql, model.name());
        if (here.isEmpty() && before != null) {
            return left;
        }
        if (here.isEmpty()) {
            begin(sql, model);
        }
        Map<Integer, Version> known = new TreeMap<>();
        if (before != null) {
            before.versions().forEach(version -> known.put(version.version(), version));
        }
        for (Version version : told.versions()) {
            version(sql, version, known.get(version.version()), left);
        }
        Registered as =
                before == null
                        ? new Registered(
                                model.name(),
                                "",
                                model.createdMillis(),
                                model.updatedMillis(),
                                new TreeMap<>(),
                                new TreeMap<>())
                        : before.model();
        model(sql, model, as);
        return left;
    }

    private static void begin(Sql sql, Registered model) throws SQLException {
        SqlProjects.named(model.name(), RegisteredRows.NAMELESS);
        if (model.name().indexOf('/') >= 0 || model.name().matches("\\.\\.?")) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "The name of a registered model cannot be '" + model.name() + "'.");
        }
        sql.run(
                "INSERT INTO registered_model (name, description, created_ms, updated_ms) VALUES (?, '', ?, ?)",
                model.name(),
                model.createdMillis(),
                model.updatedMillis());
    }

    private void model(Sql sql, Registered told, Registered before) throws SQLException {
        Registered here = registered.find(sql, told.name()).orElseThrow();
        sql.run(
                "UPDATE registered_model SET description = ?, updated_ms = ? WHERE name = ?",
                Merged.of(told.description(), before.description(), here.description()),
                Merged.of(told.updatedMillis(), before.updatedMillis(), here.updatedMillis()),
                told.name());
        labels.change(
                sql,
                RegisteredRows.TAGS,
                told.name(),
                Merged.changes(told.tags(), before.tags(), here.tags()));
        for (Map.Entry<String, @Nullable Integer> alias :
                Merged.changes(told.aliases(), before.aliases(), here.aliases()).entrySet()) {
            Integer version = alias.getValue();
            if (version == null || versions.find(sql, told.name(), version).isPresent()) {
                registered.alias(sql, told.name(), alias.getKey(), version);
            }
        }
    }

    private void version(Sql sql, Version told, @Nullable Version before, List<String> left)
            throws SQLException {
        if (told.equals(before)) {
            return;
        }
        Optional<Version> found = versions.find(sql, told.name(), told.version());
        if (found.isEmpty()) {
            if (before == null) {
                insert(sql, told);
            }
            return;
        }
        Version here = found.get();
        boolean same =
                here.source().equals(told.source()) && here.createdMillis() == told.createdMillis();
        if (same && before != null) {
            change(sql, told, before, here);
        } else if (!same && before == null) {
            left.add(
                    "Version %d of the registered model '%s' is left out: another has its number here."
                            .formatted(told.version(), told.name()));
        }
    }

    private void insert(Sql sql, Version told) throws SQLException {
        sql.run(
                "INSERT INTO model_version (name, version, source, run, run_link, model, stage, status, status_message, description, user_name, created_ms, updated_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                told.name(),
                told.version(),
                told.source(),
                told.run() == null ? null : told.run().value(),
                told.runLink(),
                told.modelId(),
                told.stage(),
                told.status(),
                told.statusMessage(),
                told.description(),
                told.user(),
                told.createdMillis(),
                told.updatedMillis());
        labels.put(
                sql, VersionRows.TAGS, VersionRows.owner(told.name(), told.version()), told.tags());
    }

    private void change(Sql sql, Version told, Version before, Version here) throws SQLException {
        sql.run(
                "UPDATE model_version SET stage = ?, status = ?, status_message = ?, description = ?, updated_ms = ? WHERE name = ? AND version = ?",
                Merged.of(told.stage(), before.stage(), here.stage()),
                Merged.of(told.status(), before.status(), here.status()),
                Merged.orNull(told.statusMessage(), before.statusMessage(), here.statusMessage()),
                Merged.of(told.description(), before.description(), here.description()),
                Merged.of(told.updatedMillis(), before.updatedMillis(), here.updatedMillis()),
                told.name(),
                told.version());
        labels.change(
                sql,
                VersionRows.TAGS,
                VersionRows.owner(told.name(), told.version()),
                Merged.changes(told.tags(), before.tags(), here.tags()));
    }
}
