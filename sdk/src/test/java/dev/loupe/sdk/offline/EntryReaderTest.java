package dev.loupe.sdk.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class EntryReaderTest {
    private static final List<Entry> THREE =
            List.of(
                    new Entry("run", "{\"id\":\"a\"}"),
                    new Entry("log", "{\"tags\":{\"é\":\"✓\"}}"),
                    new Entry("patch", "{}"));

    @TempDir Path folder;

    private static byte[] bytes(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> out.writeBytes(entry.bytes()));
        return out.toByteArray();
    }

    private static List<Entry> rest(EntryReader reader) throws IOException {
        List<Entry> read = new ArrayList<>();
        for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            read.add(entry.get());
        }
        return read;
    }

    @Test
    void afterACutAtAnyByteTheWholeRecordsBeforeItAreRead() throws IOException {
        byte[] all = bytes(THREE);
        Path file = folder.resolve("events.log");
        for (int cut = 0; cut <= all.length; cut++) {
            Files.write(file, Arrays.copyOf(all, cut));
            int whole = 0;
            while (bytes(THREE.subList(0, Math.min(3, whole + 1))).length <= cut && whole < 3) {
                whole++;
            }
            try (EntryReader reader = new EntryReader(file, 0)) {
                assertEquals(THREE.subList(0, whole), rest(reader), "cut at byte " + cut);
                assertEquals(0, reader.damaged());
                assertEquals(cut - reader.position(), reader.torn());
            }
        }
    }

    @Test
    void aChangedByteCostsItsOwnRecordOrJoinsItWithTheNext() throws IOException {
        byte[] all = bytes(THREE);
        Path file = folder.resolve("events.log");
        for (int at = 0; at < all.length; at++) {
            byte[] changed = all.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            try (EntryReader reader = new EntryReader(file, 0)) {
                List<Entry> read = rest(reader);
                assertTrue(
                        THREE.containsAll(read),
                        "byte " + at + " made a record of its own: " + read);
                assertTrue(
                        read.size() >= 1 && read.size() < 3, "byte " + at + " left " + read.size());
                assertTrue(reader.damaged() + reader.torn() > 0);
            }
        }
    }

    @Test
    void aGrowingFileIsReadOn() throws IOException {
        Path file = folder.resolve("events.log");
        byte[] second = THREE.get(1).bytes();
        Files.write(file, bytes(THREE.subList(0, 1)));
        try (EntryReader reader = new EntryReader(file, 0)) {
            assertEquals(THREE.subList(0, 1), rest(reader));
            Files.write(file, Arrays.copyOf(second, 20), StandardOpenOption.APPEND);
            assertEquals(List.of(), rest(reader));
            Files.write(
                    file, Arrays.copyOfRange(second, 20, second.length), StandardOpenOption.APPEND);
            assertEquals(THREE.subList(1, 2), rest(reader));
        }
    }

    @Test
    void openingARunFolderCutsATornLineAndKnowsTheConsoleLines() throws IOException {
        Path run = folder.resolve("r");
        try (RunFolder open = RunFolder.open(run).orElseThrow()) {
            open.append(new Entry("console", "0 [[1,\"out\",\"a [b]\"],[2,\"out\",\"\\\"[\"]]"));
            assertFalse(RunFolder.open(run).isPresent(), "a second writer is refused");
        }
        Files.writeString(
                run.resolve("events.log"), "deadbeef log {\"torn", StandardOpenOption.APPEND);
        try (RunFolder open = RunFolder.open(run).orElseThrow()) {
            assertEquals(2, open.lines());
            assertEquals(1, open.records());
            open.append(THREE.get(2));
        }
        try (EntryReader reader = new EntryReader(run.resolve("events.log"), 0)) {
            assertEquals(2, rest(reader).size());
            assertEquals(0, reader.damaged() + reader.torn());
        }
    }
}
