package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesSummary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// The runs, one by one.
final class SqlRuns implements Runs {
    private static final String COLUMNS =
            "SELECT run_id, project, name, user_name, status, start_ms, end_ms, heartbeat_ms, deleted, artifact_uri, id FROM run";
    private static final int IN_ONE_QUESTION = 500;
    private static final int ACTIVE = 0;
    private static final int DELETED = 1;

    private final Database database;
    private final Writer writer;
    private final RunRows rows;
    private final Facts facts;
    private final SummaryReads summaries;

    SqlRuns(Database database, Writer writer, RunRows rows, Facts facts, SummaryReads summaries) {
        this.database = database;
        this.writer = writer;
        this.rows = rows;
        this.facts = facts;
        this.summaries = summaries;
    }

    @Override
    public Run create(NewRun run) {
        return Writer.await(submit(run));
    }

    @Override
    public CompletableFuture<Run> submit(NewRun run) {
        return writer.submit(turn -> create(turn, run), null);
    }

    private Run create(Turn turn, NewRun run) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        long project = SqlProjects.active(sql, run.project());
        RunId id = run.id() == null ? RunId.random() : run.id();
        if (sql.number("SELECT COUNT(*) FROM run WHERE run_id = ?", id.value()) > 0) {
            throw new Refused(Refused.Why.EXISTS, "A run with id '" + id + "' exists already.");
        }
        String given = run.name() == null ? run.tags().get(Run.NAME) : run.name();
        String name = given == null || given.isEmpty() ? RunNames.random() : given;
        String location =
                sql.one(
                                "SELECT artifact_location FROM project WHERE id = ?",
                                r -> r.getString(1),
                                project)
                        .orElseThrow();
        Map<String, String> tags = new LinkedHashMap<>(run.tags());
        tags.put(Run.NAME, name);
        long key =
                sql.insert(
                        "INSERT INTO run (run_id, project, name, user_name, status, start_ms, heartbeat_ms, artifact_uri, changed)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                        id.value(),
                        project,
                        name,
                        run.user(),
                        run.status().ordinal(),
                        run.startMillis(),
                        System.currentTimeMillis(),
                        location + "/" + id + "/artifacts");
        RunRow row = new RunRow(key, id, Long.toString(project));
        turn.fields().created(row);
        facts.check(sql, row, run.params());
        facts.write(turn, row, run.params(), tags);
        turn.touch(row);
        return sql.one(COLUMNS + " WHERE id = ?", SqlRuns::run, key).orElseThrow();
    }

    private static Run run(ResultSet r) throws SQLException {
        return new Run(
                new RunId(r.getString(1)),
                Long.toString(r.getLong(2)),
                r.getString(3),
                r.getString(4),
                RunStatus.values()[r.getInt(5)],
                r.getLong(6),
                Sql.nullableLong(r, 7),
                r.getLong(8),
                r.getInt(9) == 0 ? Lifecycle.ACTIVE : Lifecycle.DELETED,
                r.getString(10));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return database.read(
                sql -> sql.one(COLUMNS + " WHERE run_id = ?", SqlRuns::run, id.value()));
    }

    @Override
    public List<Run> find(Collection<RunId> ids) {
        return List.copyOf(rowsOf(ids).values());
    }

    /// In the order asked; by the key of the row.
    private Map<Long, Run> rowsOf(Collection<RunId> ids) {
        List<RunId> asked = List.copyOf(ids);
        Map<RunId, Map.Entry<Long, Run>> found = new HashMap<>();
        for (int from = 0; from < asked.size(); from += IN_ONE_QUESTION) {
            List<RunId> some = asked.subList(from, Math.min(asked.size(), from + IN_ONE_QUESTION));
            Object[] texts = some.stream().map(RunId::value).toArray();
            database.read(
                    sql -> {
                        sql.each(
                                COLUMNS + " WHERE run_id IN (" + Sql.places(texts.length) + ")",
                                r -> {
                                    Run run = run(r);
                                    found.put(run.id(), Map.entry(r.getLong(11), run));
                                },
                                texts);
                        return 0;
                    });
        }
        Map<Long, Run> ordered = new LinkedHashMap<>();
        for (RunId id : asked) {
            Map.Entry<Long, Run> entry = found.get(id);
            if (entry != null) {
                ordered.put(entry.getKey(), entry.getValue());
            }
        }
        return ordered;
    }

    @Override
    public Run update(RunId id, Change change) {
        return Writer.await(submit(id, change));
    }

    @Override
    public CompletableFuture<Run> submit(RunId id, Change change) {
        return writer.submit(turn -> update(turn, id, change), null);
    }

    private Run update(Turn turn, RunId id, Change change) throws SQLException {
        Sql sql = turn.sqlBesideSeries();
        RunRow row = rows.active(sql, id);
        if (change.name() != null && !change.name().isEmpty()) {
            facts.tag(turn, row, Run.NAME, change.name());
        }
        if (change.status() != null) {
            sql.run("UPDATE run SET status = ? WHERE id = ?", change.status().ordinal(), row.id());
        }
        if (change.startMillis() != null) {
            sql.run("UPDATE run SET start_ms = ? WHERE id = ?", change.startMillis(), row.id());
        }
        if (change.endMillis() != null) {
            sql.run("UPDATE run SET end_ms = ? WHERE id = ?", change.endMillis(), row.id());
        } else if (change.status() != null && !change.status().ended()) {
            sql.run("UPDATE run SET end_ms = NULL WHERE id = ?", row.id());
        }
        turn.touch(row);
        return sql.one(COLUMNS + " WHERE id = ?", SqlRuns::run, row.id()).orElseThrow();
    }

    @Override
    public void heartbeat(RunId id) {
        writer.write(
                turn -> {
                    turn.touch(rows.active(turn.sqlBesideSeries(), id));
                    return 0;
                });
    }

    private record Heard(RunRow run, long millis) {}

    @Override
    public void heardWhenLogged(Collection<RunId> ids) {
        writer.write(
                turn -> {
                    for (RunId id : ids) {
                        turn.sql()
                                .one(
                                        "SELECT CASE WHEN last_micros / 1000 > start_ms THEN last_micros / 1000 ELSE start_ms END FROM run"
                                                + " WHERE run_id = ? AND status = ? AND heartbeat_ms > start_ms AND heartbeat_ms > last_micros / 1000",
                                        r -> new Heard(rows.of(turn.sql(), id), r.getLong(1)),
                                        id.value(),
                                        RunStatus.RUNNING.ordinal())
                                .ifPresent(heard -> turn.heard(heard.run(), heard.millis()));
                    }
                    return 0;
                });
    }

    @Override
    public void delete(RunId id) {
        move(id, DELETED);
    }

    @Override
    public void restore(RunId id) {
        move(id, ACTIVE);
    }

    private void move(RunId id, int deleted) {
        writer.write(
                turn -> {
                    RunRow row = rows.of(turn.sql(), id);
                    String update = "UPDATE run SET deleted = ? WHERE id = ? AND deleted ";
                    if (turn.sql().run(update + "<> 1", deleted, row.id()) > 0) {
                        turn.fields().moved(row, true);
                    } else if (deleted == ACTIVE
                            && turn.sql().run(update + "= 1", deleted, row.id()) > 0) {
                        turn.fields().moved(row, false);
                    }
                    turn.touch(row);
                    return 0;
                });
    }

    @Override
    public List<Param> params(RunId id) {
        return database.read(sql -> facts.params(sql, rows.of(sql, id).id()));
    }

    @Override
    public SortedMap<String, String> tags(RunId id) {
        return database.read(sql -> facts.tags(sql, rows.of(sql, id).id()));
    }

    @Override
    public void changeTag(RunId id, String key, UnaryOperator<String> change) {
        writer.write(
                turn -> {
                    RunRow row = rows.locked(turn.sql(), id);
                    String before = facts.tag(turn.sql(), row, key);
                    facts.tag(turn, row, key, change.apply(before == null ? "" : before));
                    turn.touch(row);
                    return 0;
                });
    }

    @Override
    public void deleteTag(RunId id, String key) {
        writer.write(
                turn -> {
                    RunRow row = rows.active(turn.sql(), id);
                    facts.untag(turn, row, key);
                    turn.touch(row);
                    return 0;
                });
    }

    @Override
    public List<SeriesSummary> series(RunId id) {
        return database.read(sql -> summaries.of(sql, rows.of(sql, id).id()));
    }

    @Override
    public List<Whole> whole(List<RunId> ids) {
        Map<Long, Run> found = rowsOf(ids);
        return database.read(
                sql -> {
                    List<Whole> all = new ArrayList<>();
                    for (Map.Entry<Long, Run> entry : found.entrySet()) {
                        long row = entry.getKey();
                        List<SeriesSummary> plain =
                                summaries.of(sql, row).stream()
                                        .filter(s -> s.series().context().isEmpty())
                                        .toList();
                        all.add(
                                new Whole(
                                        entry.getValue(),
                                        facts.params(sql, row),
                                        facts.tags(sql, row),
                                        plain));
                    }
                    return all;
                });
    }
}
