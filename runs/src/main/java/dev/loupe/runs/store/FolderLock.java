package dev.loupe.runs.store;

import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Holds a store's folder for one process: a lock on `loupe.lock`, whose text says who holds it. The system lets go of it when the process dies.
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// @throws Refused if another process, or this one, has the folder open
    static FolderLock take(Path folder) {
        Path file = folder.resolve("loupe.lock");
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new Refused(
                        Refused.Why.UNAVAILABLE,
                        "The store "
                                + folder
                                + " is open already"
                                + (holder.isEmpty() ? "" : " in " + holder)
                                + "; stop that server, or name another folder with --store.");
            }
            String me =
                    "process "
                            + ProcessHandle.current().pid()
                            + " since "
                            + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel, lock);
        } catch (IOException e) {
            shut(channel);
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "The store's folder " + folder + " cannot be written: " + e.getMessage() + ".",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void shut(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // Nothing was written through it.
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException ignored) {
            // The system lets go when the process ends.
        }
        shut(channel);
    }
}
