package dev.loupe.sdk.offline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The folder of one run, open for writing by one process. Opening cuts a torn last line off and finds out how many console
/// lines there are. Appending is not safe for several threads at once. Records are written through a plain file, which, unlike a channel, stays open when the thread that
/// writes is interrupted.
public final class RunFolder implements AutoCloseable {
    /// The name of the file that holds the records.
    public static final String EVENTS = "events.log";

    private static final String WRITER = "writer";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final RandomAccessFile events;
    private long end;
    private long lines;
    private long records;

    private RunFolder(Path folder, FileChannel lockFile, FileLock lock, RandomAccessFile events) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.events = events;
    }

    /// Opens or makes the folder; empty when another process (or another run of this one) has it open.
    public static Optional<RunFolder> open(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            return Optional.empty();
        }
        if (!Files.exists(folder.resolve(EVENTS))) {
            Files.writeString(
                    folder.resolve(WRITER), UUID.randomUUID().toString().replace("-", ""));
        }
        RandomAccessFile events = new RandomAccessFile(folder.resolve(EVENTS).toFile(), "rw");
        RunFolder open = new RunFolder(folder, lockFile, lock, events);
        open.recover();
        return Optional.of(open);
    }

    /// Under which name the folder's console lines are numbered, so that those of other folders of the same run are told apart; empty where the folder has
    /// none.
    static String writer(Path folder) throws IOException {
        Path file = folder.resolve(WRITER);
        String name =
                Files.isRegularFile(file) && Files.size(file) <= 64
                        ? Files.readString(file).strip()
                        : "";
        return name.matches("[0-9a-zA-Z_-]{1,64}") ? name : "";
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    private void recover() throws IOException {
        try (EntryReader reader = new EntryReader(folder.resolve(EVENTS), 0)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                records++;
                if (entry.get().kind().equals("console")) {
                    lines = Math.max(lines, entry.get().firstLine() + count(entry.get().rest()));
                }
            }
            end = reader.position();
        }
        events.setLength(end);
    }

    /// Counts the lines of a console record: the opening brackets of depth two outside of texts.
    private static long count(String json) {
        long found = 0;
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    text = false;
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '[' && ++depth == 2) {
                found++;
            } else if (c == ']') {
                depth--;
            }
        }
        return found;
    }

    /// Appends one record. After a failure the file ends where it did before.
    public void append(Entry entry) throws IOException {
        byte[] bytes = entry.bytes();
        try {
            events.seek(end);
            events.write(bytes);
        } catch (IOException failed) {
            events.setLength(end);
            throw failed;
        }
        end += bytes.length;
        records++;
    }

    /// Keeps the bytes of `in` below `files/` under the SHA-256 of their content, and answers that name. Safe for several threads at once; what is kept already stays as it is,
    /// so that who reads it never misses it.
    public String keep(InputStream in) throws IOException {
        Path fresh = Files.createTempFile(folder.resolve("files"), "new", ".part");
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), sha)) {
                in.transferTo(out);
            }
            String name = HexFormat.of().formatHex(sha.digest());
            Path kept = folder.resolve("files").resolve(name);
            if (!Files.exists(kept)) {
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            return name;
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The folder itself.
    public Path path() {
        return folder;
    }

    /// The byte behind the last record.
    public long end() {
        return end;
    }

    /// How many console lines were there when the folder was opened.
    public long lines() {
        return lines;
    }

    /// How many records there are.
    public long records() {
        return records;
    }

    /// Makes what was written durable and lets others open the folder.
    @Override
    public void close() throws IOException {
        try (lockFile;
                events) {
            events.getFD().sync();
            lock.release();
        }
    }
}
