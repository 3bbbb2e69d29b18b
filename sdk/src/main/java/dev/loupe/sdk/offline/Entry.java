package dev.loupe.sdk.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One record of `events.log`. As bytes: eight hexadecimal digits of the CRC-32C of what follows the blank, a blank,
/// the text (kind, blank, rest), a line feed.
///
/// | kind | rest |
/// |---|---|
/// | `run` | JSON, body of `POST /api/v1/runs` |
/// | `log` | JSON, body of `POST …/log` |
/// | `console` | number of the first line, blank, JSON list of lines |
/// | `file` | name below `files/`, blank, path in the run |
/// | `patch` | JSON, body of `PATCH …/{run}` |
public record Entry(String kind, String rest) {
    private static final int FRAME = 9;
    private static final int UNKNOWN_RUN = 404;

    /// The record as bytes with its line feed. Line feeds inside the rest become blanks (JSON has none).
    public byte[] bytes() {
        byte[] text = (kind + " " + rest.replace('\n', ' ')).getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[text.length + FRAME + 1];
        byte[] crc =
                (HexFormat.of().toHexDigits(crc(text, 0, text.length)) + " ")
                        .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(crc, 0, line, 0, FRAME);
        System.arraycopy(text, 0, line, FRAME, text.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /// The record of a line without its line feed; empty when the line is torn or damaged.
    public static Optional<Entry> of(byte[] line, int length) {
        if (length < FRAME + 2 || line[FRAME - 1] != ' ') {
            return Optional.empty();
        }
        int said;
        try {
            said =
                    HexFormat.fromHexDigits(
                            new String(line, 0, FRAME - 1, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
        if (said != crc(line, FRAME, length - FRAME)) {
            return Optional.empty();
        }
        String text = new String(line, FRAME, length - FRAME, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        return blank < 0
                ? Optional.empty()
                : Optional.of(new Entry(text.substring(0, blank), text.substring(blank + 1)));
    }

    /// Hands the record to a sink. An unknown kind is passed over, so that older programs read newer folders.
    public void replay(String id, Path folder, Sink sink) throws IOException {
        switch (kind) {
            case "run" -> sink.run(id, rest);
            case "log" -> log(id, sink);
            case "patch" -> sink.patch(id, rest);
            case "console" ->
                    sink.log(
                            id,
                            "{\"console\":{\"writer\":\""
                                    + RunFolder.writer(folder)
                                    + "\",\"from\":"
                                    + firstLine()
                                    + ",\"lines\":"
                                    + rest.substring(rest.indexOf(' ') + 1)
                                    + "}}");
            case "file" -> {
                int blank = rest.indexOf(' ');
                String name = blank < 0 ? "" : rest.substring(0, blank);
                if (!name.matches("[0-9a-f]{64}")) {
                    throw new Refused(0, "A file record names no content: " + rest);
                }
                sink.file(id, rest.substring(blank + 1), folder.resolve("files").resolve(name));
            }
            default -> {}
        }
    }

    /// A param that a run has with another value is refused by itself: the others that were said with it are taken.
    private void log(String id, Sink sink) throws IOException {
        try {
            sink.log(id, rest);
        } catch (Refused whole) {
            List<String> parts = whole.status() == UNKNOWN_RUN ? List.of() : Members.apart(rest);
            if (parts.size() < 2) {
                throw whole;
            }
            List<Refused> refused = new ArrayList<>();
            for (String part : parts) {
                try {
                    sink.log(id, part);
                } catch (Refused one) {
                    refused.add(one);
                }
            }
            if (!refused.isEmpty()) {
                String more =
                        refused.size() == 1
                                ? ""
                                : " (and " + (refused.size() - 1) + " more of its params)";
                Refused first = refused.getFirst();
                throw new Refused(first.status(), first.getMessage() + more);
            }
        }
    }

    /// The number of the first line of a `console` record.
    long firstLine() throws Refused {
        try {
            return Long.parseLong(rest, 0, Math.max(0, rest.indexOf(' ')), 10);
        } catch (NumberFormatException damaged) {
            throw new Refused(0, "A console record has no line number: " + rest);
        }
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
