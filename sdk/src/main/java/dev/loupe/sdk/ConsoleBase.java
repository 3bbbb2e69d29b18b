package dev.loupe.sdk;

import dev.loupe.sdk.wire.HttpSink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many console lines a resumed run had before this folder's first, in the file `console-from` beside the records. The file is made empty when a run is resumed
/// and filled once the server has said the number, so that lines get the same numbers however often they are sent.
final class ConsoleBase {
    private static final String FILE = "console-from";

    private ConsoleBase() {}

    static void markResumed(Path run) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            Files.writeString(file, "");
        }
    }

    static long of(Path run, String id, HttpSink server) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        String known = Files.readString(file).strip();
        if (known.matches("[0-9]{1,18}")) {
            return Long.parseLong(known);
        }
        long base = server.consoleLines(id);
        Files.writeString(file, Long.toString(base));
        return base;
    }
}
