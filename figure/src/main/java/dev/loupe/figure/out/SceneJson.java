package dev.loupe.figure.out;

import dev.loupe.figure.scene.Scene;

import java.io.StringWriter;

/// Scenes as JSON, which the browser paints: `docs/scene-format.md` describes it.
///
/// Coordinates are rounded to hundredths of a pixel, so what is read back equals what was written to within that, and is written the
/// same again.
public final class SceneJson {
    /// The version that is written, and the only one that is read.
    public static final int VERSION = 1;

    private SceneJson() {}

    /// One line of JSON. Lone surrogates become U+FFFD.
    public static String write(Scene scene) {
        StringWriter out = new StringWriter(1 << 14);
        try (SceneWriter writer = new SceneWriter(out)) {
            writer.write(Formulas.set(scene));
        }
        return out.toString();
    }

    /// @throws IllegalArgumentException with a sentence that names the place if this is no scene of version 1
    public static Scene read(String json) {
        return SceneReader.read(json);
    }
}
