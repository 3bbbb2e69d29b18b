package dev.loupe.runs.store;

import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Refused;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.artifact.Contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Paths in the table `artifact`, content where [Contents] keeps it.
///
/// Content is kept before the row that names it is written, and removed after the last such row is gone; both under the hash's own lock, so that in one process no content is removed that another writer has
/// just named. Of two servers on one database that delete and write the same bytes in the same moment, the second may lose them.
final class SqlArtifacts implements Artifacts, AutoCloseable {
    private static final char AFTER_SLASH = '/' + 1;
    private static final int LOCKS = 1_024;

    private final Database database;
    private final Writer writer;
    private final Contents contents;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    SqlArtifacts(Database database, Writer writer, Contents contents) {
        this.database = database;
        this.writer = writer;
        this.contents = contents;
    }

    private Object lock(String sha256) {
        return locks[Math.floorMod(sha256.hashCode(), LOCKS)];
    }

    @Override
    public Entry put(String path, InputStream bytes) throws IOException {
        String clean = ArtifactPath.checked(path);
        List<String> replaced;
        Contents.Content content;
        try (Contents.Staged staged = contents.stage(bytes)) {
            content = staged.content();
            synchronized (lock(content.sha256())) {
                keep(staged);
                try {
                    replaced = name(clean, content);
                } catch (Refused e) {
                    sweep(List.of(content.sha256()));
                    throw e;
                }
            }
        }
        sweep(replaced);
        return new Entry(clean, false, content.bytes(), content.sha256());
    }

    /// Writes the row. @return hashes that the path had before
    private List<String> name(String path, Contents.Content content) {
        return writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    noClash(sql, path);
                    List<String> before =
                            sql.list(
                                    "SELECT sha256 FROM artifact WHERE path = ? AND sha256 <> ?",
                                    r -> r.getString(1),
                                    path,
                                    content.sha256());
                    sql.run(
                            "INSERT INTO artifact (path, sha256, bytes) VALUES (?, ?, ?)"
                                    + " ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes",
                            path,
                            content.sha256(),
                            content.bytes());
                    return before;
                });
    }

    private static void keep(Contents.Staged staged) {
        try {
            staged.keep();
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "An artifact's content cannot be stored: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void noClash(Sql sql, String path) throws SQLException {
        if (sql.number(
                        "SELECT COUNT(*) FROM artifact WHERE path >= ? AND path < ?",
                        path + "/",
                        path + AFTER_SLASH)
                > 0) {
            throw new Refused(
                    Refused.Why.STATE,
                    "'" + path + "' is a directory of artifacts; a file cannot take its place.");
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            if (sql.number("SELECT COUNT(*) FROM artifact WHERE path = ?", above) > 0) {
                throw new Refused(
                        Refused.Why.STATE,
                        "'" + above + "' is an artifact; '" + path + "' cannot lie below it.");
            }
        }
    }

    @Override
    public Optional<Entry> find(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String clean = ArtifactPath.checked(path);
        return database.read(
                sql ->
                        sql.one(
                                "SELECT bytes, sha256 FROM artifact WHERE path = ?",
                                r -> new Entry(clean, false, r.getLong(1), r.getString(2)),
                                clean));
    }

    @Override
    public Optional<Path> local(String path) {
        return find(path).map(Entry::sha256).flatMap(contents::local);
    }

    @Override
    public InputStream open(String path) {
        Entry entry =
                find(path)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                Refused.Why.ABSENT,
                                                "There is no artifact '" + path + "'."));
        String sha256 = entry.sha256();
        return contents.open(sha256 == null ? "" : sha256, path);
    }

    @Override
    public List<Entry> list(String directory) {
        String prefix =
                directory.isEmpty() || directory.equals("/")
                        ? ""
                        : ArtifactPath.checked(directory) + "/";
        TreeMap<String, Entry> found = new TreeMap<>();
        database.read(
                sql -> {
                    String question = "SELECT path, bytes, sha256 FROM artifact";
                    Sql.EachRow each =
                            r -> {
                                String path = r.getString(1);
                                int slash = path.indexOf('/', prefix.length());
                                if (slash < 0) {
                                    found.put(
                                            path,
                                            new Entry(path, false, r.getLong(2), r.getString(3)));
                                } else {
                                    String below = path.substring(0, slash);
                                    long bytes = r.getLong(2);
                                    found.merge(
                                            below,
                                            new Entry(below, true, bytes, null),
                                            (a, b) ->
                                                    new Entry(
                                                            below, true, a.bytes() + bytes, null));
                                }
                            };
                    if (prefix.isEmpty()) {
                        sql.each(question, each);
                    } else {
                        String end = prefix.substring(0, prefix.length() - 1) + AFTER_SLASH;
                        sql.each(question + " WHERE path >= ? AND path < ?", each, prefix, end);
                    }
                    return 0;
                });
        return new ArrayList<>(found.values());
    }

    @Override
    public List<Entry> ending(Collection<String> endings) {
        if (endings.isEmpty()) {
            return List.of();
        }
        String any = String.join(" OR ", Collections.nCopies(endings.size(), "lower(path) LIKE ?"));
        return database.read(
                sql ->
                        sql.list(
                                "SELECT path, bytes, sha256 FROM artifact WHERE "
                                        + any
                                        + " ORDER BY path",
                                r -> new Entry(r.getString(1), false, r.getLong(2), r.getString(3)),
                                endings.stream().map(ending -> "%" + ending).toArray()));
    }

    @Override
    public void delete(String path) {
        String clean = ArtifactPath.checked(path);
        sweep(
                writer.write(
                        turn -> {
                            Sql sql = turn.sql();
                            String where = " WHERE path = ? OR (path >= ? AND path < ?)";
                            Object[] range = {clean, clean + "/", clean + AFTER_SLASH};
                            List<String> gone =
                                    sql.list(
                                            "SELECT DISTINCT sha256 FROM artifact" + where,
                                            r -> r.getString(1),
                                            range);
                            sql.run("DELETE FROM artifact" + where, range);
                            return gone;
                        }));
    }

    private boolean named(String hash) {
        return database.read(
                sql -> sql.number("SELECT COUNT(*) FROM artifact WHERE sha256 = ?", hash) > 0);
    }

    /// Removes what no path names. Content that stays behind for a failing disk or network costs room, nothing else.
    private void sweep(List<String> hashes) {
        for (String hash : hashes) {
            synchronized (lock(hash)) {
                try {
                    if (!named(hash)) {
                        contents.remove(hash);
                    }
                } catch (IOException | Refused ignored) {
                    continue;
                }
            }
        }
    }

    @Override
    public void close() {
        contents.close();
    }
}
