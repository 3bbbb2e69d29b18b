package dev.loupe.runs.store;

import dev.loupe.runs.Bookmarks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row for each opened log.
final class SqlBookmarks implements Bookmarks {
    private final Database database;
    private final Writer writer;

    SqlBookmarks(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public Optional<String> find(String log) {
        return database.read(
                sql ->
                        sql.one(
                                "SELECT place FROM bookmark WHERE log = ?",
                                r -> r.getString(1),
                                log));
    }

    @Override
    public void put(Map<String, String> bookmarks) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        bookmarks.forEach((log, place) -> rows.add(new Object[] {log, place}));
        writer.write(
                turn -> {
                    turn.sqlBesideSeries()
                            .batch(
                                    "INSERT INTO bookmark (log, place) VALUES (?, ?)"
                                            + " ON CONFLICT (log) DO UPDATE SET place = excluded.place",
                                    rows);
                    return 0;
                });
    }
}
