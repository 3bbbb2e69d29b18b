package dev.loupe.networks;

import java.nio.file.Files;
import java.nio.file.Path;

/// Small real files beside the script that made them.
public final class Fixtures {
    private Fixtures() {}

    public static Path folder() {
        Path here = Path.of("fixtures/networks");
        return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }

    public static Path file(String name) {
        return folder().resolve(name);
    }
}
