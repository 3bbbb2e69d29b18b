package dev.loupe.figure.out;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes scenes as one HTML file that needs nothing else and asks nothing of the network: the scene as JSON, the painter that makes
/// it touchable (hover, zoom, legend, keys, a table of the numbers), and the picture as SVG for readers without scripts. It brings the
/// letters that it uses along, so that words are as wide as they were measured; that takes some 50 to 100 kB.
public final class Html {
    /// Where room `web` puts the painter on the class path.
    static final String PAINTER = "/dev/loupe/web/loupe-scene.js";

    /// The picture shows its title itself; the page's heading is there for screen readers.
    private static final String HEARD =
            "h1{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}";

    private Html() {}

    /// @param dark the same picture for dark surroundings, shown where the reader's system prefers it; null if there is none
    /// @throws IllegalStateException with a sentence if the painter is not on the class path
    public static String write(Scene scene, @Nullable Scene dark) {
        return write(scene, dark, true);
    }

    /// @param dark  as above
    /// @param fonts whether the page brings its letters along; if not, it is set in Inter where the reader has it
    /// @throws IllegalStateException as above
    public static String write(Scene scene, @Nullable Scene dark, boolean fonts) {
        try (@Nullable InputStream in = Html.class.getResourceAsStream(PAINTER)) {
            if (in == null) {
                throw new IllegalStateException(
                        "A page needs the painter "
                                + PAINTER.substring(1)
                                + " from loupe-web on the class path, but it is not there.");
            }
            String painter = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return write(scene, dark, painter, fonts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Scene scene, @Nullable Scene dark, String painter, boolean fonts) {
        String light = SceneJson.write(scene);
        StringBuilder page = new StringBuilder(painter.length() + (1 << 15));
        String language = scene.language().isBlank() ? "en" : scene.language();
        Xml.append(page.append("<!doctype html>\n<html lang=\""), language);
        page.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        page.append("img-src data:; font-src data:; style-src 'unsafe-inline'; ");
        page.append("script-src 'unsafe-inline'\">\n");
        String title = scene.title().isBlank() ? "Figure" : scene.title();
        Xml.append(page.append("<title>"), title);
        page.append("</title>\n<style>:root{color-scheme:")
                .append(dark == null ? "only light" : "light dark");
        page.append("}body{margin:24px;background:").append(ground(scene)).append('}');
        if (dark != null) {
            page.append("@media (prefers-color-scheme:dark){body{background:");
            page.append(ground(dark)).append("}}");
        }
        page.append(HEARD);
        if (fonts) {
            page.append('\n').append(PageFonts.of(scene, light));
        }
        Xml.append(page.append("</style>\n</head>\n<body>\n<main>\n<h1>"), title);
        page.append("</h1>\n<div id=\"figure\"></div>\n<noscript>");
        page.append(new Svg("f", true).write(scene)).append("</noscript>\n</main>\n");
        scene(page, "light", light);
        if (dark != null) {
            scene(page, "dark", SceneJson.write(dark));
        }
        page.append("<script>").append(script(painter)).append("</script>\n");
        page.append("<script>LoupeScene.start(document.getElementById('figure'))</script>\n");
        return page.append("</body>\n</html>\n").toString();
    }

    private static void scene(StringBuilder page, String theme, String json) {
        page.append("<script type=\"application/json\" data-scene=\"").append(theme).append("\">");
        page.append(json.replace("<", "\\u003c")).append("</script>\n");
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
