package dev.loupe.intake.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// By what the read part of an event file is known again in a copy of it. Its first event holds when it was begun, its last when that was written, to the microsecond: files that have both at the same bytes are one.
final class Beginning {
    private static final int PART = 4096;

    private Beginning() {}

    /// @param read bytes from the start, the last of them a record's; with none, or fewer in the file, empty
    static String of(FileChannel channel, long read) throws IOException {
        if (read <= 0 || channel.size() < read) {
            return "";
        }
        CRC32C crc = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(PART, read));
        for (long from : new long[] {0, read - part.capacity()}) {
            part.clear();
            while (part.hasRemaining() && channel.read(part, from + part.position()) > 0) {
                continue;
            }
            if (part.hasRemaining()) {
                return "";
            }
            crc.update(part.flip());
        }
        return Long.toHexString(crc.getValue());
    }

    /// As [#of(FileChannel, long)], of a file by its path.
    static String of(Path file, long read) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(channel, read);
        }
    }
}
