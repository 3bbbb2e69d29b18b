package dev.loupe.figure;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Pdf;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What can be drawn and written: one figure, or several in a grid.
public interface Drawable {
    /// What is drawn.
    Picture spec();

    default Drawing drawing() {
        return Drawing.of(spec());
    }

    default Scene scene() {
        return drawing().scene();
    }

    default String svg() {
        return Svg.COMPACT.write(scene());
    }

    /// @param density device pixels a pixel; 2 suits most screens, 4 print
    default byte[] png(double density) {
        return new Png(density).write(scene());
    }

    /// One page, fonts embedded.
    default byte[] pdf() {
        return Pdf.write(scene());
    }

    /// A page that needs nothing else, with hover, zoom, legend, keys and a table of the numbers. Room `web` must be on the class path.
    default String html() {
        return html(true);
    }

    /// @param fonts whether the page brings the letters of Inter that it uses along, some 50 to 100 kB
    default String html(boolean fonts) {
        return FileFormat.html(spec(), scene(), fonts);
    }

    /// The scene, for the browser's painter.
    default String json() {
        return SceneJson.write(scene());
    }

    /// Writes what the file's ending asks for: `.svg`, `.png` at density 2, `.pdf`, `.html`, `.json`.
    ///
    /// @throws IllegalArgumentException if the ending is none of these, or the figure cannot be drawn
    default void save(Path file) throws IOException {
        FileFormat format = FileFormat.of(file);
        Files.write(file, format.write(spec(), drawing(), 2));
    }
}
