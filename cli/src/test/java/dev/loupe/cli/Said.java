package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Runs a command line in this process.
final class Said {
    private Said() {}

    /// What the command said on standard error; it must end with this code.
    static String by(int code, Object... words) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int found = Main.run(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
            assertEquals(code, found, err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
