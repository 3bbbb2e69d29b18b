package dev.loupe.networks.schematic.draw;

import dev.loupe.core.Reading;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.derive.Derivation;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.schematic.json.ShortForm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures to look at, and those of `docs/schematics.md`: `Look FOLDER NAME SPEC …`; a name that ends in `.svg` is that, else a PNG; one that ends in `-dark` is drawn in the dark, a spec `@STYLE FILE` is a model's.
final class Look {
    private Look() {}

    static void main(String[] args) throws IOException {
        for (int i = 1; i + 1 < args.length; i += 2) {
            Theme theme = args[i].endsWith("-dark") ? Theme.DARK : Theme.LIGHT;
            Scene scene = SchematicScene.of(spec(args[i + 1]), theme);
            if (args[i].endsWith(".svg")) {
                Files.writeString(Path.of(args[0], args[i]), Svg.COMPACT.write(scene));
            } else {
                Files.write(Path.of(args[0], args[i] + ".png"), new Png(1.5).write(scene));
            }
        }
    }

    private static Schematic spec(String text) throws IOException {
        if (text.startsWith("@")) {
            String[] parts = text.substring(1).split(" ", 2);
            Schematic.Style style =
                    Schematic.Style.values()[SchematicJson.styles().indexOf(parts[0])];
            Reading<Model> reading = Formats.read(ModelFile.open(Path.of(parts[1])));
            Model model = ((Reading.Read<Model>) reading).value();
            return Derivation.of(model, style, new Derivation.Wish(64, 64, 20));
        }
        return text.startsWith("{") ? SchematicJson.read(text) : ShortForm.read(text);
    }
}
