package dev.loupe.server.http;

import io.helidon.common.buffers.DataReader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A body as it comes over the connection. A client that goes before it has sent all of it is no fault of this program: what is read then is a [Problem] 400.
final class ArrivingBody extends FilterInputStream {
    private long come;

    ArrivingBody(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            int b = super.read();
            come += b < 0 ? 0 : 1;
            return b;
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException e) {
            throw broken();
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int n = super.read(into, from, length);
            come += Math.max(0, n);
            return n;
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException e) {
            throw broken();
        }
    }

    private Problem broken() {
        return new Problem(
                400, "The connection ended after " + come + " bytes of the body, before its end.");
    }
}
