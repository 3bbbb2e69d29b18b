package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry: each noun's rows are kept by a class of its own.
final class SqlRegistry implements Registry {
    private final Database database;
    private final Writer writer;
    private final RunRows rows;
    private final DatasetRows datasets;
    private final LoggedModelRows models;
    private final RegisteredRows registered;
    private final VersionRows versions;
    private final CatalogueTakeOver catalogue;
    private final ModelTakeOver logged;

    SqlRegistry(Database database, Writer writer, RunRows rows, Labels labels) {
        this.database = database;
        this.writer = writer;
        this.rows = rows;
        this.datasets = new DatasetRows(labels);
        this.models = new LoggedModelRows(labels);
        this.versions = new VersionRows(labels);
        this.registered = new RegisteredRows(labels, versions);
        this.catalogue = new CatalogueTakeOver(labels, registered, versions);
        this.logged = new ModelTakeOver(labels, models);
    }

    @Override
    public void addInputs(RunId run, List<DatasetInput> inputs, List<ModelLink> links) {
        writer.write(
                turn -> {
                    RunRow row = rows.active(turn.sql(), run);
                    datasets.add(turn.sql(), row, inputs);
                    models.link(turn.sql(), row, LoggedModelRows.READ, links);
                    turn.touch(row);
                    return 0;
                });
    }

    @Override
    public void addOutputs(RunId run, List<ModelLink> links) {
        writer.write(
                turn -> {
                    RunRow row = rows.active(turn.sql(), run);
                    models.link(turn.sql(), row, LoggedModelRows.MADE, links);
                    turn.touch(row);
                    return 0;
                });
    }

    @Override
    public List<DatasetInput> datasets(RunId run) {
        return database.read(sql -> datasets.of(sql, rows.of(sql, run)));
    }

    @Override
    public List<ModelLink> inputs(RunId run) {
        return database.read(sql -> models.links(sql, rows.of(sql, run), LoggedModelRows.READ));
    }

    @Override
    public List<ModelLink> outputs(RunId run) {
        return database.read(sql -> models.links(sql, rows.of(sql, run), LoggedModelRows.MADE));
    }

    @Override
    public List<DatasetUse> datasetsOf(List<String> projects) {
        return database.read(sql -> datasets.uses(sql, projects));
    }

    @Override
    public LoggedModel createModel(
            String project,
            String name,
            @Nullable String modelType,
            @Nullable RunId source,
            Map<String, String> params,
            Map<String, String> tags) {
        return writer.write(
                turn -> models.create(turn.sql(), project, name, modelType, source, params, tags));
    }

    @Override
    public Optional<LoggedModel> model(String id) {
        return database.read(sql -> models.find(sql, id));
    }

    @Override
    public List<LoggedModel> models(List<String> projects) {
        return database.read(sql -> models.of(sql, projects));
    }

    @Override
    public LoggedModel finishModel(String id, int status) {
        return writer.write(turn -> models.finish(turn.sql(), id, status));
    }

    @Override
    public void tagModel(String id, Map<String, @Nullable String> tags) {
        writer.write(turn -> models.tag(turn.sql(), id, tags));
    }

    @Override
    public void paramsOfModel(String id, Map<String, String> params) {
        writer.write(turn -> models.params(turn.sql(), id, params));
    }

    @Override
    public void metricOfModel(String id, List<ModelMetric> metrics) {
        writer.write(turn -> models.metrics(turn.sql(), id, metrics));
    }

    @Override
    public void deleteModel(String id) {
        writer.write(turn -> models.delete(turn.sql(), id));
    }

    @Override
    public Registered createRegistered(String name, String description, Map<String, String> tags) {
        return writer.write(turn -> registered.create(turn.sql(), name, description, tags));
    }

    @Override
    public Optional<Registered> registered(String name) {
        return database.read(sql -> registered.find(sql, name));
    }

    @Override
    public List<Registered> allRegistered() {
        return database.read(registered::all);
    }

    @Override
    public Registered renameRegistered(String name, String newName) {
        return writer.write(turn -> registered.rename(turn.sql(), name, newName));
    }

    @Override
    public Registered describeRegistered(String name, String description) {
        return writer.write(turn -> registered.describe(turn.sql(), name, description));
    }

    @Override
    public void deleteRegistered(String name) {
        writer.write(turn -> registered.delete(turn.sql(), name));
    }

    @Override
    public void tagRegistered(String name, String key, @Nullable String value) {
        writer.write(turn -> registered.tag(turn.sql(), name, key, value));
    }

    @Override
    public void alias(String name, String alias, @Nullable Integer version) {
        writer.write(turn -> registered.alias(turn.sql(), name, alias, version));
    }

    @Override
    public Version createVersion(
            String name,
            String source,
            @Nullable RunId run,
            @Nullable String runLink,
            @Nullable String modelId,
            String description,
            Map<String, String> tags) {
        return writer.write(
                turn ->
                        versions.create(
                                turn.sql(),
                                name,
                                source,
                                run,
                                runLink,
                                modelId,
                                description,
                                tags));
    }

    @Override
    public Optional<Version> version(String name, int version) {
        return database.read(sql -> versions.find(sql, name, version));
    }

    @Override
    public List<Version> versions(String name) {
        return database.read(sql -> versions.of(sql, name));
    }

    @Override
    public List<Version> allVersions() {
        return database.read(versions::all);
    }

    @Override
    public Version describeVersion(String name, int version, String description) {
        return writer.write(turn -> versions.describe(turn.sql(), name, version, description));
    }

    @Override
    public Version stage(String name, int version, String stage, boolean archiveOthers) {
        return writer.write(
                turn -> versions.stage(turn.sql(), name, version, stage, archiveOthers));
    }

    @Override
    public void deleteVersion(String name, int version) {
        writer.write(turn -> versions.delete(turn.sql(), name, version));
    }

    @Override
    public void tagVersion(String name, int version, String key, @Nullable String value) {
        writer.write(turn -> versions.tag(turn.sql(), name, version, key, value));
    }

    @Override
    public List<String> takeOver(Catalogued told, @Nullable Catalogued before) {
        return writer.write(turn -> catalogue.take(turn.sql(), told, before));
    }

    @Override
    public boolean takeOver(LoggedModel told, @Nullable LoggedModel before) {
        return writer.write(turn -> logged.take(turn.sql(), told, before));
    }
}
