package dev.loupe.server.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The token of a server, kept in a file that only its owner may read.
public final class AccessToken {
    private static final int BYTES = 20;

    private AccessToken() {}

    /// The token in the file, made if there is none. It is never empty, and the file never holds half of it.
    public static String keptIn(Path file) {
        try {
            String kept =
                    Files.exists(file)
                            ? Files.readString(file, StandardCharsets.UTF_8).strip()
                            : "";
            return kept.isEmpty() ? made(file.toAbsolutePath()) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String made(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Files.createDirectories(file.getParent());
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        "access-token",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, token);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return token;
    }
}
