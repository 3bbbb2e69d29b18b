package dev.loupe.runs.store;

import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Refused;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.artifact.ContentFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Paths in the table `artifact`, content in a folder.
final class SqlArtifacts implements Artifacts {
    private static final char AFTER_SLASH = '/' + 1;

    private final Database database;
    private final Writer writer;
    private final ContentFolder contents;

    SqlArtifacts(Database database, Writer writer, ContentFolder contents) {
        this.database = database;
        this.writer = writer;
        this.contents = contents;
    }

    @Override
    public Entry put(String path, InputStream bytes) throws IOException {
        String clean = ArtifactPath.checked(path);
        try (ContentFolder.Staged staged = contents.stage(bytes)) {
            ContentFolder.Content content = staged.content();
            List<String> replaced = new ArrayList<>();
            writer.write(
                    turn -> {
                        Sql sql = turn.sql();
                        noClash(sql, clean);
                        sql.each(
                                "SELECT sha256 FROM artifact WHERE path = ?",
                                r -> replaced.add(r.getString(1)),
                                clean);
                        replaced.remove(content.sha256());
                        sql.run(
                                "INSERT INTO artifact (path, sha256, bytes) VALUES (?, ?, ?)"
                                        + " ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes",
                                clean,
                                content.sha256(),
                                content.bytes());
                        replaced.removeIf(hash -> named(sql, hash));
                        keep(staged);
                        return 0;
                    },
                    () -> sweep(replaced));
            return new Entry(clean, false, content.bytes(), content.sha256());
        }
    }

    private static void keep(ContentFolder.Staged staged) {
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
        return find(path).map(Entry::sha256).map(contents::file).filter(Files::isRegularFile);
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
    public void delete(String path) {
        String clean = ArtifactPath.checked(path);
        List<String> gone = new ArrayList<>();
        writer.write(
                turn -> {
                    Sql sql = turn.sql();
                    String where = " WHERE path = ? OR (path >= ? AND path < ?)";
                    Object[] range = {clean, clean + "/", clean + AFTER_SLASH};
                    gone.addAll(
                            sql.list(
                                    "SELECT DISTINCT sha256 FROM artifact" + where,
                                    r -> r.getString(1),
                                    range));
                    sql.run("DELETE FROM artifact" + where, range);
                    gone.removeIf(hash -> named(sql, hash));
                    return 0;
                },
                () -> sweep(gone));
    }

    private static boolean named(Sql sql, String hash) {
        try {
            return sql.number("SELECT COUNT(*) FROM artifact WHERE sha256 = ?", hash) > 0;
        } catch (SQLException e) {
            throw Failure.of(e);
        }
    }

    /// Content that stays behind for a failing disk costs room, nothing else.
    private void sweep(List<String> hashes) {
        for (String hash : hashes) {
            try {
                contents.remove(hash);
            } catch (IOException ignored) {
                continue;
            }
        }
    }
}
