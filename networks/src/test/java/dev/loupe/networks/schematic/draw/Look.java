package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.out.Png;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.schematic.json.ShortForm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures to look at: `Look FOLDER NAME SPEC …`; a name that ends in `-dark` is drawn in the dark.
final class Look {
    private Look() {}

    static void main(String[] args) throws IOException {
        for (int i = 1; i + 1 < args.length; i += 2) {
            Schematic read =
                    args[i + 1].startsWith("{")
                            ? SchematicJson.read(args[i + 1])
                            : ShortForm.read(args[i + 1]);
            Theme theme = args[i].endsWith("-dark") ? Theme.DARK : Theme.LIGHT;
            Files.write(
                    Path.of(args[0], args[i] + ".png"),
                    new Png(1.5).write(SchematicScene.of(read, theme)));
        }
    }
}
