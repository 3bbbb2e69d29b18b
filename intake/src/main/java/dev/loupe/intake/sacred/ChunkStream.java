package dev.loupe.intake.sacred;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/// A file's bytes, a chunk in memory at a time.
public abstract class ChunkStream extends InputStream {
    private byte[] chunk = new byte[0];
    private int at;

    /// The next chunk; null behind the last.
    protected abstract byte @Nullable [] next() throws IOException;

    private boolean some() throws IOException {
        while (at == chunk.length) {
            byte[] more = next();
            if (more == null) {
                return false;
            }
            chunk = more;
            at = 0;
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        return some() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0 || !some()) {
            return most == 0 ? 0 : -1;
        }
        int count = Math.min(most, chunk.length - at);
        System.arraycopy(chunk, at, into, from, count);
        at += count;
        return count;
    }
}
