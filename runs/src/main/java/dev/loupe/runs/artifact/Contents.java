package dev.loupe.runs.artifact;

import dev.loupe.runs.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where the bytes of files are kept, under the SHA-256 of themselves: a folder ([ContentFolder]), or what an [ArtifactPlace] opens. Any number of threads; but who keeps and who removes content of the
/// same hash must see to it that they do not do so at the same moment.
public interface Contents extends AutoCloseable {
    /// @param sha256 64 hexadecimal digits
    record Content(String sha256, long bytes) {}

    /// Bytes that were read to their end, but are not yet in their place.
    interface Staged extends AutoCloseable {
        Content content();

        /// Puts them in their place, durably, unless equal bytes are there.
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }

    /// Reads to the end.
    Staged stage(InputStream in) throws IOException;

    /// The bytes; the stream fails at its end if they are not those that were put.
    ///
    /// @param path what the file is called, for sentences
    /// @throws Refused `DAMAGED` if they are gone, `UNAVAILABLE` if they cannot be read now
    InputStream open(String sha256, String path);

    /// The bytes as a file of this machine, to be mapped and never written; brought here first if need be. Empty if they are gone.
    ///
    /// @throws Refused `UNAVAILABLE` if they cannot be brought here
    Optional<Path> local(String sha256);

    /// Removes content that nothing names any more.
    void remove(String sha256) throws IOException;

    @Override
    void close();
}
