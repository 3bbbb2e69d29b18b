package dev.loupe.remote.mirror;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// An answer's bytes. Closed before its end, the connection is given up rather than read to its end.
public final class Body extends FilterInputStream {
    private final Runnable giveUp;
    private boolean ended;

    /// @param giveUp closes the connection
    public Body(InputStream in, Runnable giveUp) {
        super(in);
        this.giveUp = giveUp;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        ended |= b < 0;
        return b;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int got = in.read(into, from, most);
        ended |= got < 0;
        return got;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            in.close();
        } else {
            giveUp.run();
        }
    }
}
