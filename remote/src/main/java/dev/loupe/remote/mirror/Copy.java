package dev.loupe.remote.mirror;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/// One object as a file of this machine, with the object's time. What merely grew is read on from where the file ends; anything else is read anew beside it and moved to its place whole.
///
/// That an object grew is believed if the last 64 KiB of what is here, and the first 4 KiB, are the same in it: logs are appended to, while databases, archives and documents that are
/// written again differ at their head or where they ended.
final class Copy {
    private static final int TAIL = 1 << 16;
    private static final int HEAD = 1 << 12;
    private static final int BUFFER = 1 << 16;

    private final Bucket bucket;
    private final StoredObject object;
    private final Path file;
    private final LongAdder bytes;

    /// @param bytes told how many were fetched
    Copy(Bucket bucket, StoredObject object, Path file, LongAdder bytes) {
        this.bucket = bucket;
        this.object = object;
        this.file = file;
        this.bytes = bytes;
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether what is here is of the object's size and time.
    boolean current() throws IOException {
        return isFile(file)
                && Files.size(file) == object.size()
                && Files.getLastModifiedTime(file).toMillis() == object.modifiedMillis();
    }

    /// @param part where an object is put together
    void update(Path part) throws IOException {
        long here = isFile(file) ? Files.size(file) : 0;
        if (here == 0 || here >= object.size() || !grow(here)) {
            anew(part);
        }
    }

    private boolean grow(long here) throws IOException {
        long from = Math.max(0, here - TAIL);
        if (from > 0 && !same(0, HEAD)) {
            return false;
        }
        try (InputStream in = bucket.read(object, from)) {
            byte[] theirs = in.readNBytes((int) (here - from));
            if (!Arrays.equals(theirs, ours(from, theirs.length)) || theirs.length < here - from) {
                return false;
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                transfer(in, out, object.size() - here);
            }
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(object.modifiedMillis()));
        return true;
    }

    private boolean same(long from, int count) throws IOException {
        try (InputStream in = bucket.read(object, from)) {
            return Arrays.equals(in.readNBytes(count), ours(from, count));
        }
    }

    private byte[] ours(long from, int count) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(count);
        }
    }

    private void anew(Path part) throws IOException {
        Files.createDirectories(part.getParent());
        try (InputStream in = bucket.read(object, 0);
                OutputStream out = Files.newOutputStream(part)) {
            transfer(in, out, object.size());
        }
        Files.setLastModifiedTime(part, FileTime.fromMillis(object.modifiedMillis()));
        Files.createDirectories(file.getParent());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Takes so many bytes, neither more nor less.
    private void transfer(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = count; left > 0; ) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new EOFException(
                        "expected %,d bytes, but they end %,d before"
                                .formatted(object.size(), left));
            }
            out.write(buffer, 0, got);
            bytes.add(got);
            left -= got;
        }
        if (in.read() >= 0) {
            throw new IOException("expected %,d bytes, but more come".formatted(object.size()));
        }
    }
}
