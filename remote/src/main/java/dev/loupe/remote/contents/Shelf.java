package dev.loupe.remote.contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Objects under keys that are written whole. Any number of threads. What fails says why in a few words, and never holds a credential.
public interface Shelf extends AutoCloseable {
    /// Whether an object of that key and size is there.
    boolean holds(String key, long bytes) throws IOException;

    /// Puts a file there, durable on return; replaces what was there.
    void put(String key, Path file) throws IOException;

    /// @throws java.nio.file.NoSuchFileException if it is not there
    InputStream read(String key) throws IOException;

    /// Removes it if it is there.
    void remove(String key) throws IOException;

    /// Asks once whether objects can be listed, so that a mistaken name or missing rights are said at the start.
    void check(String prefix) throws IOException;

    @Override
    void close();
}
