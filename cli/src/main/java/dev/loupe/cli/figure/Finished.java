package dev.loupe.cli.figure;

import dev.loupe.figure.FileFormat;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.json.NumbersJson;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Where a picture goes.
///
/// @param out     its file; the ending says the format
/// @param data    the file for the numbers behind it, or null
/// @param density of PNG, pixels of the file for each of the picture
public record Finished(Path out, @Nullable Path data, double density) {
    /// Draws, then writes; nothing is written if it cannot be drawn.
    public void write(Picture picture) throws IOException {
        FileFormat format = FileFormat.of(out);
        Drawing drawing = Drawing.of(picture);
        byte[] bytes = format.write(picture, drawing, density);
        Files.write(out, bytes);
        if (data != null) {
            Files.write(
                    data, NumbersJson.write(drawing.numbers()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Draws a scene that is no figure's; there are no numbers behind it.
    ///
    /// @param drawn the scene in a theme
    public void write(Function<Theme, Scene> drawn, boolean dark) throws IOException {
        write(drawn, dark, "");
    }

    /// @param metadata what SVG carries beside the picture; empty for none
    public void write(Function<Theme, Scene> drawn, boolean dark, String metadata)
            throws IOException {
        FileFormat format = FileFormat.of(out);
        Scene scene = drawn.apply(dark ? Theme.DARK : Theme.LIGHT);
        Files.write(
                out,
                format.write(
                        scene, () -> dark ? null : drawn.apply(Theme.DARK), density, metadata));
    }
}
