package dev.loupe.runs.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Bytes that are hashed while they are read; reading past the last one fails if the hash is not the expected one.
public final class VerifiedStream extends FilterInputStream {
    private final MessageDigest digest;
    private final String expected;
    private final String path;
    private boolean checked;

    /// @param expected the SHA-256, 64 hexadecimal digits
    /// @param path     what the file is called, for the sentence
    public VerifiedStream(InputStream in, String expected, String path) {
        super(in);
        this.digest = Incoming.sha256();
        this.expected = expected;
        this.path = path;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        if (n > 0) {
            digest.update(into, from, n);
        } else if (n < 0) {
            check();
        }
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        if (!checked) {
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(expected)) {
                throw new IOException(
                        "The content of '"
                                + path
                                + "' was altered: its SHA-256 was "
                                + expected
                                + " when it was stored, now it is "
                                + found
                                + ".");
            }
            checked = true;
        }
    }
}
