package dev.loupe.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which files a format knows by their content. A file that is known stays so while it is there; one that is not is looked at again only when it has changed. Any number of threads.
public final class Recognised {
    private static final int MOST = 200_000;

    private final long head;
    private final Map<Path, String> refused = new ConcurrentHashMap<>();
    private final Set<Path> accepted = ConcurrentHashMap.newKeySet();

    /// Looks into a file.
    @FunctionalInterface
    public interface Look {
        boolean at(Path file) throws IOException;
    }

    /// Every byte of a file may decide.
    public Recognised() {
        this(Long.MAX_VALUE);
    }

    /// @param head the first bytes that decide: a file that was longer and not known is not looked at again
    public Recognised(long head) {
        this.head = head;
    }

    /// Whether the file is one of the format's.
    public boolean file(Path file, Look look) throws IOException {
        if (accepted.contains(file)) {
            return Files.exists(file) || !accepted.remove(file);
        }
        String stamp;
        try {
            stamp = FilesBelow.stamp(file);
            String before = refused.get(file);
            if (stamp.equals(before) || before != null && size(before) > head) {
                return false;
            }
            if (look.at(file)) {
                forget();
                refused.remove(file);
                return accepted.add(file) || accepted.contains(file);
            }
        } catch (NoSuchFileException gone) {
            return false;
        }
        forget();
        refused.put(file, stamp);
        return false;
    }

    private static long size(String stamp) {
        return Long.parseLong(stamp.substring(0, stamp.indexOf(':')));
    }

    private void forget() {
        if (refused.size() + accepted.size() > MOST) {
            refused.clear();
            accepted.clear();
        }
    }
}
