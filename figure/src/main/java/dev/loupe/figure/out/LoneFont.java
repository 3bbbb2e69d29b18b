package dev.loupe.figure.out;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A configuration of fonts that has one font only. Java on Linux sets no text at all, not even in a font it is given, where the system has no fontconfig or not one font, as in small containers;
/// with this it does.
final class LoneFont {
    private static final String PROPERTY = "sun.awt.fontconfig";
    private static final List<String> LOGICAL =
            List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private LoneFont() {}

    /// Names the font to Java, unless another configuration is named already.
    ///
    /// @param font as in its file
    /// @return whether it did, so that it is worth trying again
    static synchronized boolean tell(byte[] font) throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return false;
        }
        Path folder = Files.createTempDirectory("loupe-font");
        Path file = Files.write(folder.resolve("Lone.otf"), font);
        Path words = Files.write(folder.resolve("fontconfig.properties"), configuration(file));
        for (Path made : List.of(folder, file, words)) {
            made.toFile().deleteOnExit();
        }
        System.setProperty(PROPERTY, words.toString());
        return true;
    }

    /// As `java.desktop`'s own `fontconfig.properties` (version 1) are written.
    private static byte[] configuration(Path file) {
        String path = file.toString().replace("\\", "\\\\");
        return Stream.of(
                        Stream.of("version=1", "allfonts.latin-1=Lone"),
                        LOGICAL.stream()
                                .flatMap(
                                        name ->
                                                STYLES.stream()
                                                        .map(
                                                                style ->
                                                                        name
                                                                                + "."
                                                                                + style
                                                                                + ".latin-1=Lone")),
                        Stream.of("sequence.allfonts=latin-1", "filename.Lone=" + path))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
