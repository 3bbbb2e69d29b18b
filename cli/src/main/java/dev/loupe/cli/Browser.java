package dev.loupe.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Opens an address with the system's opener, if there is a screen.
final class Browser {
    private Browser() {}

    static void open(String url) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command;
        if (system.contains("mac")) {
            command = List.of("open", url);
        } else if (system.contains("win")) {
            command = List.of("rundll32", "url.dll,FileProtocolHandler", url);
        } else if (System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null) {
            command = List.of("xdg-open", url);
        } else {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println("No browser could be opened; go to " + url + ".");
        }
    }
}
