package dev.loupe.intake.comet;

import dev.loupe.intake.ArchiveMember;
import dev.loupe.intake.ShownFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// What an uploaded file holds.
record CometContent(ArchiveMember member) {
    private static final long LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LIST = 32 << 20;
    private static final int HEAD = 256;

    InputStream open() throws IOException {
        return member.open();
    }

    /// Its first megabyte as text.
    String text() throws IOException {
        try (InputStream in = open()) {
            return new String(in.readNBytes((int) LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }

    /// An empty object where it is no JSON.
    JsonNode json() throws IOException {
        try {
            return CometSource.JSON.readTree(text());
        } catch (JacksonException odd) {
            return CometSource.JSON.createObjectNode();
        }
    }

    /// How a picture's name ends, by its first bytes.
    String picture() throws IOException {
        try (InputStream in = open()) {
            byte[] head = in.readNBytes(HEAD);
            String text = new String(head, StandardCharsets.UTF_8).stripLeading();
            boolean svg = text.startsWith("<?xml") || text.startsWith("<svg");
            return svg ? "svg" : ShownFile.picture(head);
        }
    }

    /// Lines of JSON as one JSON list: the first 32 MB of them.
    InputStream list() throws IOException {
        try (InputStream in = open()) {
            String text = new String(in.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
            String list =
                    text.lines()
                            .filter(l -> !l.isBlank())
                            .collect(Collectors.joining(",", "[", "]"));
            return new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8));
        }
    }
}
