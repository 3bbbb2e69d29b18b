package dev.loupe.cli.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the documents point at is there.
final class DocumentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("loupe.root", "..")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE =
            Pattern.compile("`([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+/?)`");
    private static final List<String> ROOMS =
            List.of(
                    "core/",
                    "runs/",
                    "server/",
                    "sdk/",
                    "cli/",
                    "web/",
                    "testkit/",
                    "bench/",
                    "docs/",
                    "fixtures/",
                    "tools/");

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                if (target.startsWith("http")
                        || target.startsWith("#")
                        || target.startsWith("mailto:")) {
                    continue;
                }
                Path path = document.resolveSibling(target.replaceFirst("#.*", ""));
                if (!Files.exists(path)) {
                    broken.add(ROOT.relativize(document) + " links to " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void pathsInCodeTypeExist() throws IOException {
        List<String> gone = new ArrayList<>();
        for (Path document : documents()) {
            Matcher code = CODE.matcher(Files.readString(document));
            while (code.find()) {
                String path = code.group(1);
                boolean file =
                        path.endsWith("/") || path.substring(path.lastIndexOf('/')).contains(".");
                if (file
                        && ROOMS.stream().anyMatch(path::startsWith)
                        && !path.contains("target/")
                        && !Files.exists(ROOT.resolve(path))) {
                    gone.add(ROOT.relativize(document) + " names " + path);
                }
            }
        }
        assertEquals(List.of(), gone);
    }

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(p -> p.toString().endsWith(".md"))
                    .sorted()
                    .forEach(all::add);
        }
        return all;
    }
}
