package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Console;
import dev.loupe.runs.Refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Console lines in compressed blocks, one a request.
///
/// ```
/// block   deflated:  lines u32, then for each: time i64 microseconds, stream u8 (0 out, 1 err), length u32, UTF-8
/// ```
final class SqlConsole implements Console {
    private static final int MOST_NAME = 64;

    private final Database database;
    private final Writer writer;
    private final RunRows rows;

    SqlConsole(Database database, Writer writer, RunRows rows) {
        this.database = database;
        this.writer = writer;
        this.rows = rows;
    }

    @Override
    public void append(RunId run, String name, long from, List<Line> lines) {
        if (name.length() > MOST_NAME) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "The name of a writer of console lines has at most "
                            + MOST_NAME
                            + " characters, but has "
                            + name.length()
                            + ".");
        }
        writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    RunRow row = rows.active(sql, run);
                    long sent =
                            sql.one(
                                            "SELECT lines FROM console_writer WHERE run = ? AND writer = ?",
                                            r -> r.getLong(1),
                                            row.id(),
                                            name)
                                    .orElse(0L);
                    if (from > sent || from < 0) {
                        throw new Refused(
                                Refused.Why.INVALID,
                                "Console lines of run '"
                                        + run
                                        + "' must go on at line "
                                        + sent
                                        + ", but begin at "
                                        + from
                                        + ".");
                    }
                    long known = sent - from;
                    if (known < lines.size()) {
                        List<Line> fresh = lines.subList((int) known, lines.size());
                        long total =
                                sql.number("SELECT console_lines FROM run WHERE id = ?", row.id());
                        sql.run(
                                "INSERT INTO console (run, first, lines) VALUES (?, ?, ?)",
                                row.id(),
                                total,
                                packed(fresh));
                        sql.run(
                                "UPDATE run SET console_lines = ? WHERE id = ?",
                                total + fresh.size(),
                                row.id());
                        sql.run(
                                "INSERT INTO console_writer (run, writer, lines) VALUES (?, ?, ?)"
                                        + " ON CONFLICT (run, writer) DO UPDATE SET lines = excluded.lines",
                                row.id(),
                                name,
                                sent + fresh.size());
                        turn.touch(row);
                    }
                    return 0;
                });
    }

    @Override
    public long total(RunId run) {
        return database.read(
                sql ->
                        sql.number(
                                "SELECT console_lines FROM run WHERE id = ?",
                                rows.of(sql, run).id()));
    }

    @Override
    public List<Line> lines(RunId run, long from, int limit, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return database.read(
                sql -> {
                    long row = rows.of(sql, run).id();
                    long start =
                            sql.number(
                                    "SELECT COALESCE(MAX(first), 0) FROM console WHERE run = ? AND first <= ?",
                                    row,
                                    from);
                    List<Line> found = new ArrayList<>();
                    List<Long> blocks =
                            sql.list(
                                    "SELECT first FROM console WHERE run = ? AND first >= ? ORDER BY first",
                                    r -> r.getLong(1),
                                    row,
                                    start);
                    for (long first : blocks) {
                        if (found.size() >= limit) {
                            break;
                        }
                        byte[] block =
                                sql.one(
                                                "SELECT lines FROM console WHERE run = ? AND first = ?",
                                                r -> r.getBytes(1),
                                                row,
                                                first)
                                        .orElseThrow();
                        for (Line line : unpacked(block, first)) {
                            boolean matches =
                                    wanted.isEmpty()
                                            || line.text()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(wanted);
                            if (line.number() >= from && found.size() < limit && matches) {
                                found.add(line);
                            }
                        }
                    }
                    return found;
                });
    }

    private static byte[] packed(List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(lines.size());
            for (Line line : lines) {
                byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
                out.writeLong(line.micros());
                out.writeByte(line.stream().equals("err") ? 1 : 0);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Line> unpacked(byte[] block, long first) {
        List<Line> lines = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(block)))) {
            int n = in.readInt();
            for (int i = 0; i < n; i++) {
                long micros = in.readLong();
                String stream = in.readByte() == 1 ? "err" : "out";
                int length = in.readInt();
                byte[] text = in.readNBytes(length);
                if (text.length < length) {
                    throw new IOException("a line ends early");
                }
                lines.add(
                        new Line(
                                first + i,
                                micros,
                                stream,
                                new String(text, StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.DAMAGED,
                    "Console lines from " + first + " on are damaged: " + e.getMessage() + ".",
                    e);
        }
        return lines;
    }
}
