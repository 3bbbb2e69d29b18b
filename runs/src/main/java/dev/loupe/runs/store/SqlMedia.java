package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Media;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.SeriesKey;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Things at steps: a row for each series with its summary, a row for each thing.
final class SqlMedia implements Media {
    private final Database database;
    private final Writer writer;
    private final RunRows rows;

    SqlMedia(Database database, Writer writer, RunRows rows) {
        this.database = database;
        this.writer = writer;
        this.rows = rows;
    }

    @Override
    public void add(RunId run, List<MediaItem> items) {
        writer.write(
                turn -> {
                    RunRow row = rows.active(turn.sql(), run);
                    Map<Named, List<MediaItem>> bySeries = new LinkedHashMap<>();
                    for (MediaItem item : items) {
                        Named named = new Named(item.series(), item.kind());
                        bySeries.computeIfAbsent(named, k -> new ArrayList<>()).add(item);
                    }
                    for (var of : bySeries.entrySet()) {
                        add(turn.sql(), row, of.getKey(), of.getValue());
                    }
                    turn.touch(row);
                    return 0;
                });
    }

    /// Things of one kind under one key.
    private record Named(SeriesKey key, MediaKind kind) {}

    /// The series of that kind: a key is that of the first kind it has had, another lies below it, such as `points/embedding`.
    private static long series(Sql sql, RunRow row, Named named, MediaItem first)
            throws SQLException {
        SeriesKey own = named.key();
        while (sql.number(
                        "SELECT COUNT(*) FROM media_series WHERE run = ? AND name = ? AND context = ? AND kind <> ?",
                        row.id(),
                        own.key(),
                        own.context(),
                        named.kind().name())
                > 0) {
            String below = own.key() + "/" + named.kind().name().toLowerCase(Locale.ROOT);
            own = new SeriesKey(below, own.context());
        }
        Optional<Long> known = id(sql, row.id(), own);
        return known.isPresent() ? known.get() : made(sql, row, own, first);
    }

    private static void add(Sql sql, RunRow row, Named named, List<MediaItem> items)
            throws SQLException {
        long id = series(sql, row, named, items.getFirst());
        long added = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long newest = 0;
        for (MediaItem item : items) {
            added +=
                    sql.run(
                            "INSERT INTO media_item (series, step, micros, place, path, meta) VALUES (?, ?, ?, ?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING",
                            id,
                            item.step(),
                            item.micros(),
                            item.index(),
                            item.path(),
                            item.meta());
            first = Math.min(first, item.step());
            last = Math.max(last, item.step());
            newest = Math.max(newest, item.micros());
        }
        sql.run(
                "UPDATE media_series SET n = n + ?,"
                        + " first_step = CASE WHEN first_step > ? THEN ? ELSE first_step END,"
                        + " last_step = CASE WHEN last_step < ? THEN ? ELSE last_step END,"
                        + " last_micros = CASE WHEN last_micros < ? THEN ? ELSE last_micros END WHERE id = ?",
                added,
                first,
                first,
                last,
                last,
                newest,
                newest,
                id);
    }

    private static Long made(Sql sql, RunRow row, SeriesKey key, MediaItem first) {
        try {
            return sql.insert(
                    "INSERT INTO media_series (run, name, context, kind, n, first_step, last_step, last_micros)"
                            + " VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
                    row.id(),
                    key.key(),
                    key.context(),
                    first.kind().name(),
                    first.step(),
                    first.step(),
                    first.micros());
        } catch (SQLException e) {
            throw Failure.of(e);
        }
    }

    private static Optional<Long> id(Sql sql, long run, SeriesKey key) throws SQLException {
        return sql.one(
                "SELECT id FROM media_series WHERE run = ? AND name = ? AND context = ?",
                r -> r.getLong(1),
                run,
                key.key(),
                key.context());
    }

    @Override
    public List<MediaSeries> series(RunId run) {
        return database.read(
                sql ->
                        sql
                                .list(
                                        "SELECT name, context, kind, n, first_step, last_step, last_micros FROM media_series WHERE run = ?",
                                        r ->
                                                new MediaSeries(
                                                        new SeriesKey(
                                                                r.getString(1), r.getString(2)),
                                                        MediaKind.valueOf(r.getString(3)),
                                                        r.getLong(4),
                                                        r.getLong(5),
                                                        r.getLong(6),
                                                        r.getLong(7)),
                                        rows.of(sql, run).id())
                                .stream()
                                .sorted((a, b) -> a.series().compareTo(b.series()))
                                .toList());
    }

    @Override
    public long[] steps(RunId run, SeriesKey series) {
        return database.read(
                sql -> {
                    Optional<Long> id = id(sql, rows.of(sql, run).id(), series);
                    return id.isEmpty()
                            ? new long[0]
                            : sql
                                    .list(
                                            "SELECT DISTINCT step FROM media_item WHERE series = ? ORDER BY step",
                                            r -> r.getLong(1),
                                            id.get())
                                    .stream()
                                    .mapToLong(Long::longValue)
                                    .toArray();
                });
    }

    @Override
    public List<MediaItem> items(RunId run, SeriesKey series, long from, long to, int limit) {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT s.kind, i.step, i.micros, i.place, i.path, i.meta"
                                        + " FROM media_series s JOIN media_item i ON i.series = s.id"
                                        + " WHERE s.run = ? AND s.name = ? AND s.context = ? AND i.step >= ? AND i.step <= ?"
                                        + " ORDER BY i.step, i.micros, i.place LIMIT ?",
                                r ->
                                        new MediaItem(
                                                series,
                                                MediaKind.valueOf(r.getString(1)),
                                                r.getLong(2),
                                                r.getLong(3),
                                                r.getInt(4),
                                                r.getString(5),
                                                r.getString(6)),
                                rows.of(sql, run).id(),
                                series.key(),
                                series.context(),
                                from,
                                to,
                                limit));
    }
}
