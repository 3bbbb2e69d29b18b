package dev.loupe.intake.tensorboard;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// How far one event file was read.
final class EventFile {
    final String name;
    long position;
    long size;
    long modified;
    boolean lost;
    private String key = "";
    private String beginning = "";
    private boolean waiting;
    private boolean replaced;

    EventFile(String name) {
        this.name = name;
    }

    EventFile(String name, long position, boolean lost, String key, String beginning) {
        this.name = name;
        this.position = position;
        this.lost = lost;
        this.key = key;
        this.beginning = beginning;
    }

    /// Whether there may be something to read; a replaced file begins anew, unless it is a copy that begins with what was read.
    boolean changed(Path path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        @Nullable Object file = now.fileKey();
        String identity = file == null ? "" : file.toString();
        boolean same = identity.equals(key) || key.isEmpty();
        boolean grown = now.size() != size || now.lastModifiedTime().toMillis() != modified;
        if (!same && position > 0 && copied(path)) {
            lost = false;
            waiting = false;
        } else if (!same || now.size() < position) {
            replaced |= position > 0;
            again();
        }
        key = identity;
        size = now.size();
        modified = now.lastModifiedTime().toMillis();
        return !lost && position < size && (!waiting || grown);
    }

    /// As programs that copy folders do, which give the name to a new file with more at its end.
    private boolean copied(Path path) throws IOException {
        return !beginning.isEmpty() && beginning.equals(Beginning.of(path, position));
    }

    /// It was read as far as [#position].
    void readTo(String beginning) {
        this.beginning = beginning;
    }

    /// Of what was read, [Beginning].
    String beginning() {
        return beginning;
    }

    /// Whether what was read of it before was another file's; asked once.
    boolean replaced() {
        boolean was = replaced;
        replaced = false;
        return was;
    }

    /// It is read from its start.
    void again() {
        position = 0;
        lost = false;
        waiting = false;
    }

    /// Everything whole was read, as the file was when it was looked at last.
    void seen(Path path) {
        waiting = true;
    }

    String key() {
        return key;
    }
}
