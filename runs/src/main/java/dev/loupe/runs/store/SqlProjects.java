package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;
import dev.loupe.runs.Projects;
import dev.loupe.runs.Refused;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The projects, as rows of `project` with their tags in `label`.
final class SqlProjects implements Projects {
    static final String LABEL = "project";
    private static final String COLUMNS =
            "SELECT id, name, artifact_location, deleted, created_ms, updated_ms FROM project";

    private final Database database;
    private final Writer writer;
    private final Labels labels;

    SqlProjects(Database database, Writer writer, Labels labels) {
        this.database = database;
        this.writer = writer;
        this.labels = labels;
    }

    /// Makes the project `0`, `Default`, in a store that has none.
    void begin() {
        writer.write(
                turn ->
                        turn.sql()
                                .run(
                                        "INSERT INTO project (id, name, artifact_location, created_ms, updated_ms)"
                                                + " VALUES (0, 'Default', 'mlflow-artifacts:/0', ?, ?) ON CONFLICT DO NOTHING",
                                        System.currentTimeMillis(),
                                        System.currentTimeMillis()));
    }

    @Override
    public Project create(
            String name, @Nullable String artifactLocation, Map<String, String> tags) {
        named(name, Wording.of("project.nameless", "A project's name must not be empty."));
        return writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    free(sql, name);
                    long now = System.currentTimeMillis();
                    long id =
                            sql.insert(
                                    "INSERT INTO project (name, artifact_location, created_ms, updated_ms) VALUES (?, '', ?, ?)",
                                    name,
                                    now,
                                    now);
                    String location =
                            artifactLocation == null || artifactLocation.isEmpty()
                                    ? "mlflow-artifacts:/" + id
                                    : artifactLocation;
                    sql.run("UPDATE project SET artifact_location = ? WHERE id = ?", location, id);
                    labels.put(sql, LABEL, Long.toString(id), tags);
                    return find(sql, id).orElseThrow();
                });
    }

    static void named(String name, Wording otherwise) {
        if (name.isBlank()) {
            throw new Refused(Refused.Why.INVALID, otherwise);
        }
    }

    private static void free(Sql sql, String name) throws SQLException {
        Optional<Boolean> taken =
                sql.one("SELECT deleted FROM project WHERE name = ?", r -> r.getInt(1) != 0, name);
        if (taken.isPresent()) {
            throw new Refused(
                    Refused.Why.EXISTS,
                    taken.get()
                            ? Wording.of(
                                    "project.takenDeleted",
                                    "A project with the name '{name}' exists already, deleted; restore it or take another name.",
                                    "name",
                                    name)
                            : Wording.of(
                                    "project.taken",
                                    "A project with the name '{name}' exists already.",
                                    "name",
                                    name));
        }
    }

    @Override
    public Optional<Project> find(String id) {
        Optional<Long> number = number(id);
        return number.isEmpty() ? Optional.empty() : database.read(sql -> find(sql, number.get()));
    }

    @Override
    public Optional<Project> named(String name) {
        return database.read(
                sql -> {
                    Optional<Long> id =
                            sql.one(
                                    "SELECT id FROM project WHERE name = ?",
                                    r -> r.getLong(1),
                                    name);
                    return id.isEmpty() ? Optional.empty() : find(sql, id.get());
                });
    }

    private Optional<Project> find(Sql sql, long id) throws SQLException {
        SortedMap<String, String> tags = labels.of(sql, LABEL, Long.toString(id));
        return sql.one(COLUMNS + " WHERE id = ?", r -> project(r, tags), id);
    }

    private static Project project(java.sql.ResultSet r, SortedMap<String, String> tags)
            throws SQLException {
        return new Project(
                Long.toString(r.getLong(1)),
                r.getString(2),
                r.getString(3),
                r.getInt(4) == 0 ? Lifecycle.ACTIVE : Lifecycle.DELETED,
                r.getLong(5),
                r.getLong(6),
                tags);
    }

    @Override
    public List<Project> all() {
        return database.read(
                sql -> {
                    Map<String, SortedMap<String, String>> tags = labels.all(sql, LABEL);
                    return sql.list(
                            COLUMNS + " ORDER BY created_ms DESC, id",
                            r ->
                                    project(
                                            r,
                                            tags.getOrDefault(
                                                    Long.toString(r.getLong(1)), new TreeMap<>())));
                });
    }

    @Override
    public Project rename(String id, String name) {
        named(name, Wording.of("project.nameless", "A project's name must not be empty."));
        return writer.write(
                turn -> {
                    long number = active(turn.sql(), id);
                    Optional<Project> same =
                            find(turn.sql(), number).filter(p -> p.name().equals(name));
                    if (same.isEmpty()) {
                        free(turn.sql(), name);
                        turn.sql()
                                .run(
                                        "UPDATE project SET name = ?, updated_ms = ? WHERE id = ?",
                                        name,
                                        System.currentTimeMillis(),
                                        number);
                    }
                    return find(turn.sql(), number).orElseThrow();
                });
    }

    @Override
    public void tag(String id, String key, @Nullable String value) {
        writer.write(
                turn -> {
                    long number = active(turn.sql(), id);
                    Map<String, @Nullable String> one = new HashMap<>();
                    one.put(key, value);
                    labels.change(turn.sql(), LABEL, id, one);
                    return turn.sql()
                            .run(
                                    "UPDATE project SET updated_ms = ? WHERE id = ?",
                                    System.currentTimeMillis(),
                                    number);
                });
    }

    @Override
    public void delete(String id) {
        delete(id, List.of());
    }

    @Override
    public void delete(String id, Collection<RunId> with) {
        writer.write(
                turn -> {
                    long number = active(turn.sql(), id);
                    for (RunId run : with) {
                        turn.sql()
                                .run(
                                        "UPDATE run SET deleted = 2 WHERE run_id = ? AND project = ? AND deleted = 1",
                                        run.value(),
                                        number);
                    }
                    turn.sql()
                            .run(
                                    "UPDATE project SET deleted = 1, updated_ms = ? WHERE id = ?",
                                    System.currentTimeMillis(),
                                    number);
                    return move(turn, number, 0, 2);
                });
    }

    @Override
    public void restore(String id) {
        writer.write(
                turn -> {
                    long number = number(id).orElseThrow(() -> absent(id));
                    if (turn.sql()
                                    .number(
                                            "SELECT COUNT(*) FROM project WHERE id = ? AND deleted <> 0",
                                            number)
                            == 0) {
                        throw absent(id);
                    }
                    turn.sql()
                            .run(
                                    "UPDATE project SET deleted = 0, updated_ms = ? WHERE id = ?",
                                    System.currentTimeMillis(),
                                    number);
                    return move(turn, number, 2, 0);
                });
    }

    private static int move(Turn turn, long project, int from, int to) throws SQLException {
        List<RunRow> runs =
                turn.sql()
                        .list(
                                "SELECT id, run_id FROM run WHERE project = ? AND deleted = ?",
                                r ->
                                        new RunRow(
                                                r.getLong(1),
                                                new RunId(r.getString(2)),
                                                Long.toString(project)),
                                project,
                                from);
        runs.forEach(turn::touch);
        return turn.sql()
                .run(
                        "UPDATE run SET deleted = ? WHERE project = ? AND deleted = ?",
                        to,
                        project,
                        from);
    }

    /// The number of a project that runs may be put in.
    ///
    /// @throws Refused `ABSENT` if it is unknown or deleted
    static long active(Sql sql, String id) throws SQLException {
        Optional<Long> number = number(id);
        if (number.isEmpty()
                || sql.number(
                                "SELECT COUNT(*) FROM project WHERE id = ? AND deleted = 0",
                                number.get())
                        == 0) {
            throw absent(id);
        }
        return number.get();
    }

    static Refused absent(String id) {
        return new Refused(
                Refused.Why.ABSENT,
                Wording.of(
                        "project.inactive",
                        "There is no active project with id '{id}'.",
                        "id",
                        id));
    }

    static Optional<Long> number(String id) {
        boolean digits =
                !id.isEmpty() && id.length() < 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (id.length() == 1 || id.charAt(0) != '0')
                ? Optional.of(Long.parseLong(id))
                : Optional.empty();
    }

    @Override
    public Activity activity(String id) {
        long number = number(id).orElseThrow(() -> absent(id));
        return database.read(sql -> ActivityReads.of(sql, number));
    }
}
