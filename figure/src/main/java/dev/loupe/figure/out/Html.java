package dev.loupe.figure.out;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes scenes as one HTML file that needs nothing else and asks nothing of the network: the scene as JSON, the painter that makes
/// it touchable (hover, zoom, legend, keys, a table of the numbers), and the picture as SVG for readers without scripts.
public final class Html {
    /// Where room `web` puts the painter on the class path.
    static final String PAINTER = "/dev/loupe/web/loupe-scene.js";

    private Html() {}

    /// @param dark the same picture for dark surroundings, shown where the reader's system prefers it; null if there is none
    /// @throws IllegalStateException with a sentence if the painter is not on the class path
    public static String write(Scene scene, @Nullable Scene dark) {
        try (@Nullable InputStream in = Html.class.getResourceAsStream(PAINTER)) {
            if (in == null) {
                throw new IllegalStateException(
                        "A page needs the painter "
                                + PAINTER.substring(1)
                                + " from loupe-web on the class path, but it is not there.");
            }
            return write(scene, dark, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Scene scene, @Nullable Scene dark, String painter) {
        StringBuilder page = new StringBuilder(painter.length() + (1 << 15));
        page.append("<!doctype html>\n<html");
        if (!scene.language().isBlank()) {
            Xml.append(page.append(" lang=\""), scene.language()).append('"');
        }
        page.append(">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        page.append("img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n");
        Xml.append(page.append("<title>"), scene.title().isBlank() ? "Figure" : scene.title());
        page.append("</title>\n<style>:root{color-scheme:")
                .append(dark == null ? "only light" : "light dark");
        page.append("}body{margin:24px;background:").append(ground(scene)).append('}');
        if (dark != null) {
            page.append("@media (prefers-color-scheme:dark){body{background:");
            page.append(ground(dark)).append("}}");
        }
        page.append("</style>\n</head>\n<body>\n<main id=\"figure\"></main>\n<noscript>");
        page.append(new Svg("f", true).write(scene)).append("</noscript>\n");
        scene(page, "light", scene);
        if (dark != null) {
            scene(page, "dark", dark);
        }
        page.append("<script>").append(script(painter)).append("</script>\n");
        page.append("<script>LoupeScene.start(document.getElementById('figure'))</script>\n");
        return page.append("</body>\n</html>\n").toString();
    }

    private static void scene(StringBuilder page, String theme, Scene scene) {
        page.append("<script type=\"application/json\" data-scene=\"").append(theme).append("\">");
        page.append(SceneJson.write(scene).replace("<", "\\u003c")).append("</script>\n");
    }

    /// A script in which nothing ends the element or opens a comment.
    ///
    /// Source: HTML Standard, section 4.12.1.3, restrictions for contents of script elements.
    private static String script(String text) {
        return text.replace("</script", "<\\/script")
                .replace("<!--", "\\x3c!--")
                .replace("<script", "\\x3cscript");
    }

    private static String ground(Scene scene) {
        Colour colour = scene.background();
        return colour.invisible() ? "#ffffff" : colour.hex();
    }
}
