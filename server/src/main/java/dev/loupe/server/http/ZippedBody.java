package dev.loupe.server.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A body in gzip, unzipped while it is read. What is no gzip, or ends too early, is a [Problem] 400.
final class ZippedBody extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private ZippedBody(InputStream in) {
        super(in);
    }

    static ZippedBody of(InputStream content) throws IOException {
        try {
            return new ZippedBody(new GZIPInputStream(content, BUFFER));
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private static Problem broken(IOException e) {
        String why = e instanceof EOFException ? "it ends too early" : e.getMessage();
        return new Problem(400, "The body says it is gzip, but is not: " + why + ".");
    }
}
