package dev.loupe.intake.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Format;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Embeddings in checkpoints that TensorFlow wrote, against what TensorFlow reads from them (fixtures/intake/make-projector.py).
final class ProjectorTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/projector");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Format> FORMATS = List.of(new TensorBoardFormat());

    @TempDir Path folder;

    private static JsonNode expected(String run) {
        return JSON.readTree(Path.of("../fixtures/intake/projector.json").toFile()).get(run);
    }

    private static Map<String, MediaItem> embeddings(Recorded run) {
        return run.media.stream()
                .filter(i -> i.kind() == MediaKind.EMBEDDING)
                .collect(
                        Collectors.toMap(i -> i.series().key(), i -> i, (a, b) -> b, TreeMap::new));
    }

    private static MediaItem item(Map<String, MediaItem> found, String key) {
        return Objects.requireNonNull(found.get(key), key);
    }

    private static void assertHolds(JsonNode tensor, Recorded run, MediaItem item) {
        JsonNode meta = JSON.readTree(item.meta());
        assertEquals(
                tensor.size() + " " + tensor.get(0).size(), meta.get("tensor_shape").asString());
        ByteBuffer found =
                ByteBuffer.wrap(run.file(meta.get("tensor").asString()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(tensor.size() * tensor.get(0).size() * Float.BYTES, found.capacity());
        for (JsonNode row : tensor) {
            for (JsonNode number : row) {
                assertEquals((float) number.doubleValue(), found.getFloat());
            }
        }
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("moved");
        try (Stream<Path> all = Files.walk(FIXTURE)) {
            for (Path one : all.toList()) {
                Path target = copy.resolve(FIXTURE.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy;
    }

    @Test
    void everyTensorThatAConfigNamesIsThereInAnyPrecision() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, FORMATS);
        assertEquals(List.of(), book.damage);
        Recorded run = book.named("two");
        Map<String, MediaItem> found = embeddings(run);
        assertEquals(List.of("brain", "double", "embedding", "half"), List.copyOf(found.keySet()));
        found.forEach(
                (name, item) -> {
                    assertHolds(
                            expected("two").get(name + "/.ATTRIBUTES/VARIABLE_VALUE"), run, item);
                    assertEquals(2, item.step(), "the newest of two");
                });
        JsonNode meta = JSON.readTree(item(found, "embedding").meta());
        assertEquals("embeddings/metadata.tsv", meta.get("metadata").asString());
        assertEquals("embeddings/sprite.png", meta.get("image").asString());
        assertEquals("8 8", meta.get("single_image_dim").asString());
        assertTrue(run.files.containsKey("embeddings/sprite.png"));
    }

    @Test
    void aNamedCheckpointIsFoundThoughTheFolderWasMoved() throws IOException {
        RecordingLogbook book = Reader.read(copy(), FORMATS);
        assertEquals(List.of(), book.damage);
        Recorded run = book.named("one/train");
        Map<String, MediaItem> found = embeddings(run);
        assertEquals(List.of("words"), List.copyOf(found.keySet()));
        assertHolds(expected("one").get("words"), run, item(found, "words"));
        assertEquals(700, item(found, "words").step());
        assertEquals(1, run.values("loss").length);
    }

    @Test
    void anEntryWithoutANameStandsForAllTensorsThatTensorBoardOffers() throws IOException {
        Path root = copy();
        Path config = root.resolve("one/train/projector_config.pbtxt");
        Files.writeString(
                config, "embeddings { metadata_path: 'x' metadata_path: \"metadata.tsv\" }");
        Map<String, MediaItem> found = embeddings(Reader.read(root, FORMATS).named("one/train"));
        assertEquals(
                List.copyOf(expected("offered").get("one:train").propertyNames()),
                List.copyOf(found.keySet()));
        assertTrue(item(found, "scope/other").meta().contains("embeddings/metadata.tsv"));
    }

    @Test
    void aCheckpointThatIsNewerIsReadToo() throws IOException {
        Path root = copy();
        Path two = root.resolve("two");
        Path state = two.resolve("checkpoint");
        String newest = Files.readString(state);
        Files.writeString(state, newest.replace("ckpt-2", "ckpt-1"));
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(root, FORMATS, book)) {
            opened.read();
            Files.writeString(state, newest);
            opened.read();
        }
        assertEquals(List.of(), book.damage);
        assertEquals(
                List.of(1L, 2L),
                book.named("two").media.stream()
                        .filter(i -> i.series().key().equals("embedding"))
                        .map(MediaItem::step)
                        .sorted()
                        .toList());
    }

    @Test
    void aConfigWithoutEventFilesIsARunThatEnds() throws IOException {
        Path root = copy();
        Path config = root.resolve("two/projector_config.pbtxt");
        Files.setLastModifiedTime(
                config, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
        Recorded run = Reader.read(root, FORMATS).named("two");
        assertEquals(RunStatus.FINISHED, run.status);
        assertEquals(1_700_000_000_000L, run.opening.startMillis());
    }

    @Test
    void whatCannotBeReadIsASentence() throws IOException {
        Path root = copy();
        Path two = root.resolve("two");
        Path data = two.resolve("embedding.ckpt-2.data-00000-of-00001");
        byte[] whole = Files.readAllBytes(data);
        Files.write(data, java.util.Arrays.copyOf(whole, 60));
        RecordingLogbook book = Reader.read(root, FORMATS);
        assertTrue(
                book.damage.toString().contains("is left out: it would lie beyond the end of"),
                book.damage.toString());
        Files.write(data, whole);
        Path index = two.resolve("embedding.ckpt-2.index");
        byte[] table = Files.readAllBytes(index);
        Files.write(index, java.util.Arrays.copyOf(table, table.length - 9));
        book = Reader.read(root, FORMATS);
        assertTrue(book.damage.toString().contains("cannot be read"), book.damage.toString());
        Files.delete(index);
        book = Reader.read(root, FORMATS);
        assertTrue(
                book.damage.toString().contains("there is none of version 2"),
                book.damage.toString());
    }
}
