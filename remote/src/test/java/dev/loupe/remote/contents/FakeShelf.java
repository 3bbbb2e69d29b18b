package dev.loupe.remote.contents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// A shelf in memory, which can be out of reach.
final class FakeShelf implements Shelf {
    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    volatile boolean away;
    volatile int puts;

    private void reach() throws IOException {
        if (away) {
            throw new IOException("its server does not answer");
        }
    }

    @Override
    public boolean holds(String key, long bytes) throws IOException {
        reach();
        byte[] there = objects.get(key);
        return there != null && there.length == bytes;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        reach();
        puts++;
        objects.put(key, Files.readAllBytes(file));
    }

    @Override
    public InputStream read(String key) throws IOException {
        reach();
        byte[] there = objects.get(key);
        if (there == null) {
            throw new NoSuchFileException(key);
        }
        return new ByteArrayInputStream(there);
    }

    @Override
    public void remove(String key) throws IOException {
        reach();
        objects.remove(key);
    }

    @Override
    public void check(String prefix) throws IOException {
        reach();
    }

    @Override
    public void close() {}
}
