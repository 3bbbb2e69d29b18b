package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;
import dev.loupe.runs.Absent;
import dev.loupe.runs.Refused;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the row of a run; remembers those asked for lately.
final class RunRows {
    private static final int MOST = 20_000;

    private final Map<RunId, RunRow> known =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RunId, RunRow> eldest) {
                    return size() > MOST;
                }
            };

    /// @throws Refused `ABSENT` for an unknown run
    RunRow of(Sql sql, RunId id) throws SQLException {
        synchronized (known) {
            RunRow row = known.get(id);
            if (row != null) {
                return row;
            }
        }
        RunRow row =
                sql.one(
                                "SELECT id, project FROM run WHERE run_id = ?",
                                r -> new RunRow(r.getLong(1), id, Long.toString(r.getLong(2))),
                                id.value())
                        .orElseThrow(() -> new Refused(Refused.Why.ABSENT, Absent.run(id)));
        synchronized (known) {
            known.put(id, row);
        }
        return row;
    }

    /// The row with a key of the table `run`, if there is one.
    Optional<RunRow> ofNumber(Sql sql, long id) throws SQLException {
        Optional<String> run =
                sql.one("SELECT run_id FROM run WHERE id = ?", r -> r.getString(1), id);
        return run.isEmpty() ? Optional.empty() : Optional.of(of(sql, new RunId(run.get())));
    }

    /// The same as [#active], and no other server writes to the run until the transaction ends.
    RunRow locked(Sql sql, RunId id) throws SQLException {
        RunRow row = active(sql, id);
        sql.run("UPDATE run SET changed = changed WHERE id = ?", row.id());
        return row;
    }

    /// The row, if the run can be written to.
    ///
    /// @throws Refused `ABSENT` for an unknown run, `STATE` for a deleted one
    RunRow active(Sql sql, RunId id) throws SQLException {
        RunRow row = of(sql, id);
        if (sql.number("SELECT deleted FROM run WHERE id = ?", row.id()) != 0) {
            throw new Refused(
                    Refused.Why.STATE,
                    Wording.of(
                            "run.deleted",
                            "The run '{id}' is deleted; restore it before writing to it.",
                            "id",
                            id.toString()));
        }
        return row;
    }
}
