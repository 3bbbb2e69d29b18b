package dev.loupe.remote.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The first bytes of a stream.
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long bytes) {
        super(in);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        int b = left > 0 ? in.read() : -1;
        left -= b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (left <= 0) {
            return most == 0 ? 0 : -1;
        }
        int got = in.read(into, from, (int) Math.min(most, left));
        left -= Math.max(0, got);
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
