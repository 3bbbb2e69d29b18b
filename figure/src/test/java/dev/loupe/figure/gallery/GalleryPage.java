package dev.loupe.figure.gallery;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.Svg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the gallery as one page and as PNG files, in both themes. Arguments: the folder, and parts of names to draw only some.
final class GalleryPage {
    private GalleryPage() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        StringBuilder page =
                new StringBuilder(
                        """
                        <!doctype html><meta charset="utf-8"><title>Loupe's figures</title>
                        <style>
                        body{margin:24px;font:13px/20px Inter,system-ui,sans-serif;color:#14171c;background:#f7f8f9}
                        section{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start;margin-bottom:32px}
                        figure{margin:0}figcaption{color:#646b76;margin-bottom:4px}svg{display:block;max-width:100%;height:auto}
                        </style><h1>Loupe's figures</h1>
                        """);
        for (Gallery.Entry entry : Gallery.entries()) {
            String name = entry.family() + "-" + entry.name();
            boolean wanted = arguments.length == 1;
            for (int i = 1; i < arguments.length; i++) {
                wanted |= name.contains(arguments[i]);
            }
            if (wanted) {
                page.append("<figcaption>").append(name).append("</figcaption><section>");
                for (String theme : new String[] {"light", "dark"}) {
                    Drawing drawing =
                            Drawing.of(
                                    entry.picture().with(entry.picture().heading().theme(theme)));
                    Files.write(
                            folder.resolve(name + "-" + theme + ".png"),
                            new Png(2).write(drawing.scene()));
                    String svg = Svg.COMPACT.write(drawing.scene());
                    page.append("<figure>").append(svg).append("</figure>");
                }
                page.append("</section>\n");
            }
        }
        Files.writeString(folder.resolve("index.html"), page);
        System.out.println(folder.resolve("index.html").toAbsolutePath());
    }
}
