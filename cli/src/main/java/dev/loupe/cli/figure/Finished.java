package dev.loupe.cli.figure;

import dev.loupe.figure.FileFormat;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.json.NumbersJson;
import dev.loupe.figure.spec.Picture;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            Files.writeString(data, NumbersJson.write(drawing.numbers()));
        }
    }
}
