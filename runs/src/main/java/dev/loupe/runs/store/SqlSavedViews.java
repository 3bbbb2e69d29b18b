package dev.loupe.runs.store;

import dev.loupe.core.Wording;
import dev.loupe.runs.Absent;
import dev.loupe.runs.Refused;
import dev.loupe.runs.SavedViews;
import dev.loupe.runs.domain.SavedView;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A row for each view that was saved.
final class SqlSavedViews implements SavedViews {
    private static final String COLUMNS =
            "SELECT id, project, name, state, first, saved_ms FROM saved_view WHERE project = ?";
    private final Database database;
    private final Writer writer;

    SqlSavedViews(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public List<SavedView> of(String project) {
        Optional<Long> number = SqlProjects.number(project);
        return number.isEmpty()
                ? List.of()
                : database.read(
                        sql ->
                                sql.list(
                                        COLUMNS + " ORDER BY name",
                                        SqlSavedViews::view,
                                        number.get()));
    }

    @Override
    public SavedView save(String project, String name, String state) {
        check(Optional.of(name), Optional.of(state));
        return writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    long number = SqlProjects.active(sql, project);
                    free(sql, number, name);
                    long id =
                            sql.insert(
                                    "INSERT INTO saved_view (project, name, state, saved_ms) VALUES (?, ?, ?, ?)",
                                    number,
                                    name,
                                    state,
                                    System.currentTimeMillis());
                    return there(sql, number, id);
                });
    }

    @Override
    public SavedView change(String project, long id, Change change) {
        check(change.name(), change.state());
        return writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    long number = SqlProjects.active(sql, project);
                    SavedView old = there(sql, number, id);
                    String name = change.name().orElse(old.name());
                    if (!name.equals(old.name())) {
                        free(sql, number, name);
                    }
                    boolean first = change.first().orElse(old.first());
                    if (first) {
                        sql.run("UPDATE saved_view SET first = 0 WHERE project = ?", number);
                    }
                    sql.run(
                            "UPDATE saved_view SET name = ?, state = ?, first = ?, saved_ms = ? WHERE id = ?",
                            name,
                            change.state().orElse(old.state()),
                            first ? 1 : 0,
                            change.state().isPresent() ? System.currentTimeMillis() : old.savedAt(),
                            id);
                    return there(sql, number, id);
                });
    }

    @Override
    public void delete(String project, long id) {
        writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    there(sql, SqlProjects.active(sql, project), id);
                    return sql.run("DELETE FROM saved_view WHERE id = ?", id);
                });
    }

    private static void check(Optional<String> name, Optional<String> state) {
        name.ifPresent(
                said ->
                        SqlProjects.named(
                                said,
                                Wording.of(
                                        "view.nameless", "The name of a view must not be empty.")));
        if (state.isPresent() && state.get().length() > LONGEST) {
            throw new Refused(
                    Refused.Why.INVALID,
                    Wording.of(
                            "view.long",
                            "The state of a view may have {most} characters, this one has {n}.",
                            "most",
                            LONGEST,
                            "n",
                            state.get().length()));
        }
    }

    private static void free(Sql sql, long project, String name) throws SQLException {
        if (sql.number(
                        "SELECT COUNT(*) FROM saved_view WHERE project = ? AND name = ?",
                        project,
                        name)
                > 0) {
            throw new Refused(
                    Refused.Why.EXISTS,
                    Wording.of(
                            "view.taken",
                            "A view with the name '{name}' exists already in this project.",
                            "name",
                            name));
        }
    }

    private static SavedView there(Sql sql, long project, long id) throws SQLException {
        return sql.one(COLUMNS + " AND id = ?", SqlSavedViews::view, project, id)
                .orElseThrow(() -> new Refused(Refused.Why.ABSENT, Absent.view(Long.toString(id))));
    }

    private static SavedView view(ResultSet r) throws SQLException {
        return new SavedView(
                r.getLong(1),
                Long.toString(r.getLong(2)),
                r.getString(3),
                r.getString(4),
                r.getInt(5) != 0,
                r.getLong(6));
    }
}
