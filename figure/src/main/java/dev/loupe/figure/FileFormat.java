package dev.loupe.figure;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Html;
import dev.loupe.figure.out.Pdf;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.out.Tikz;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Picture;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The files a picture can become, each known by the ending of its name.
public enum FileFormat {
    SVG,
    PNG,
    PDF,
    /// A page that needs nothing else, touchable. It follows the reader's light or dark surroundings unless the picture asks for dark.
    HTML,
    /// The scene, as `docs/scene-format.md` describes it.
    JSON,
    /// A picture for LaTeX documents, in TikZ.
    TEX;

    /// The format that a file's name asks for.
    ///
    /// @throws IllegalArgumentException with one sentence if its ending is none of these
    public static FileFormat of(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (name.contains(".") && format.ending().equals(ending)) {
                return format;
            }
        }
        List<String> all = Arrays.stream(values()).map(FileFormat::ending).toList();
        throw new IllegalArgumentException(
                "A figure becomes a file that ends in ."
                        + String.join(", .", all)
                        + ", but this one is "
                        + name
                        + (name.contains(".")
                                ? "; the nearest is ." + Nearest.of(ending, all) + "."
                                : "."));
    }

    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param picture as it was drawn
    /// @param density of PNG: pixels of the file for each of the picture
    /// @throws IllegalArgumentException if the picture is too large for the format
    /// @throws IllegalStateException    if `HTML` is wanted and room `web` is not on the class path
    public byte[] write(Picture picture, Drawing drawing, double density) {
        return write(
                drawing.scene(),
                picture.heading().theme().equals("light")
                        ? () -> Drawing.of(picture.with(picture.heading().theme("dark"))).scene()
                        : () -> null,
                density);
    }

    /// @param dark the same in the dark, asked for by formats that follow their surroundings; null where there is none
    /// @throws IllegalArgumentException as above
    /// @throws IllegalStateException    as above
    public byte[] write(Scene scene, Supplier<? extends @Nullable Scene> dark, double density) {
        return write(scene, dark, density, "");
    }

    /// @param metadata what SVG carries beside the picture, such as the JSON it was made of; empty for none; other formats leave it out
    /// @throws IllegalArgumentException as above
    /// @throws IllegalStateException    as above
    public byte[] write(
            Scene scene,
            Supplier<? extends @Nullable Scene> dark,
            double density,
            String metadata) {
        return switch (this) {
            case SVG -> new Svg("f", true).write(scene, metadata).getBytes(StandardCharsets.UTF_8);
            case PNG -> new Png(density).write(scene);
            case PDF -> Pdf.write(scene);
            case HTML -> Html.write(scene, dark.get()).getBytes(StandardCharsets.UTF_8);
            case JSON -> SceneJson.write(scene).getBytes(StandardCharsets.UTF_8);
            case TEX -> Tikz.write(scene).getBytes(StandardCharsets.UTF_8);
        };
    }

    /// @param fonts whether the page brings its letters along
    static String html(Picture picture, Scene scene, boolean fonts) {
        boolean light = picture.heading().theme().equals("light");
        return Html.write(
                scene,
                light ? Drawing.of(picture.with(picture.heading().theme("dark"))).scene() : null,
                fonts);
    }
}
