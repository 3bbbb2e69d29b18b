package dev.loupe.server.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A body in gzip, unzipped; broken gzip is a [Problem] of the client.
final class UnzippedStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    UnzippedStream(InputStream zipped) throws IOException {
        super(opened(zipped));
    }

    private static InputStream opened(InputStream zipped) throws IOException {
        try {
            return new GZIPInputStream(zipped, BUFFER);
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
        String why = e.getMessage() == null ? "it ends early" : e.getMessage();
        return new Problem(400, "The body says it is gzip, but is not: " + why + ".");
    }
}
