package dev.loupe.intake;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Zip archives that hold a log: those with certain members. One is looked into once, and again when it has changed.
public final class ZipLogs {
    private static final long LONGEST_HEAD = 1 << 24;
    private static final int LONGEST_LINE = 1 << 26;

    private final List<String> members;
    private final Recognised recognised = new Recognised();

    /// Opens an archive where an earlier reader stopped.
    @FunctionalInterface
    public interface Opener {
        Source open(Path file, @Nullable String mark);
    }

    /// Takes a line's JSON.
    @FunctionalInterface
    public interface Taker {
        void line(JsonNode line) throws IOException;
    }

    /// @param members what all of them hold
    public ZipLogs(String... members) {
        this.members = List.of(members);
    }

    /// The archives of a folder.
    public Claim claim(Folder folder, Opener opener) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            if (file.endsWith(".zip")
                    && recognised.file(folder.path().resolve(file), this::known)) {
                Path real = folder.path().toRealPath().resolve(file);
                finds.add(new Claim.Find(real.toString(), mark -> opener.open(real, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    /// An archive that is being written has no table of entries yet.
    private boolean known(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return members.stream().allMatch(member -> zip.getEntry(member) != null);
        } catch (ZipException | IllegalArgumentException notWhole) {
            return false;
        }
    }

    /// A member that is one JSON value.
    public static JsonNode json(JsonMapper mapper, ZipFile zip, String member) throws IOException {
        ZipEntry entry = zip.getEntry(member);
        if (entry == null || entry.getSize() > LONGEST_HEAD) {
            throw new ZipException("it has no " + member + " of a sane size");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return mapper.readTree(in.readNBytes((int) LONGEST_HEAD));
        }
    }

    /// The lines of a member, a JSON value each.
    public static void lines(JsonMapper mapper, ZipFile zip, String member, Taker taker)
            throws IOException {
        ZipEntry entry = zip.getEntry(member);
        if (entry == null) {
            throw new ZipException("it has no " + member);
        }
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() > LONGEST_LINE) {
                    throw new ZipException("a line of " + member + " is longer than 64 MB");
                }
                if (!line.isBlank()) {
                    taker.line(mapper.readTree(line));
                }
            }
        }
    }
}
