package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Java of its own that finds no fontconfig, as in a container with nothing installed.
class LoneFontTest {
    /// Says how wide a word is.
    static final class Measuring {
        private Measuring() {}

        public static void main(String[] words) throws IOException {
            boolean told = System.getProperty("sun.awt.fontconfig") != null;
            double width = Lettering.of(words[0], 400, "en").advance();
            boolean lone = !told && System.getProperty("sun.awt.fontconfig") != null;
            System.out.print(width + (lone ? " alone" : ""));
        }
    }

    private static String measured(Path home, boolean fonts) throws Exception {
        ProcessBuilder java =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.awt.headless=true",
                                "-Duser.home=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Measuring.class.getName(),
                                "Loupe 12.5"));
        if (!fonts) {
            for (String library : List.of("libfontconfig.so.1", "libfontconfig.so")) {
                Files.writeString(home.resolve(library), "not a library");
            }
            java.environment().put("LD_LIBRARY_PATH", home.toString());
        }
        java.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process run = java.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), said);
        return said;
    }

    @Test
    void textIsSetWhereTheSystemHasNoFontconfig(@TempDir Path home) throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        String here = measured(home, true);
        assertEquals(here.replace(" alone", "") + " alone", measured(home, false));
    }
}
