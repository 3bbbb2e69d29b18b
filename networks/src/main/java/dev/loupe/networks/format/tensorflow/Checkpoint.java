package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A checkpoint of version 2 while it is read (tensor_bundle.proto, trackable_object_graph.proto): `PREFIX.index`, a table of names, and elements in `PREFIX.data-00000-of-00001` and so on.
///
/// ```
/// ""    BundleHeaderProto  num_shards 1, endianness 2
/// name  BundleEntryProto   dtype 1, shape 2, shard_id 3, offset 4, size 5, slices 7
/// "_CHECKPOINTABLE_OBJECT_GRAPH"  a text: TrackableObjectGraph  nodes 1 {attributes 2 {full_name 2, checkpoint_key 3}}
/// ```
final class Checkpoint {
    private static final String OBJECTS = "_CHECKPOINTABLE_OBJECT_GRAPH";
    private static final long LONGEST_OBJECTS = 64L << 20;
    private static final int MOST_SHARDS = 100_000;

    private final ModelFile home;
    private final String prefix;
    private final Map<Long, Optional<Path>> shards = new HashMap<>();
    private long shardCount = 1;

    /// Stored tensors by the names that files give them, in the table's order.
    final List<Tensor> tensors = new ArrayList<>();

    /// The same by the names of variables.
    final Map<String, Tensor> variables = new HashMap<>();

    Model.@Nullable Damage damage;

    /// @param home   what lies beside the checkpoint
    /// @param prefix path from there without `.index`
    Checkpoint(ModelFile home, String prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    void read(Bytes index) throws IOException {
        List<Tensor> objects = new ArrayList<>();
        try {
            new SsTable(index)
                    .each(
                            (key, value) -> {
                                if (key.isEmpty()) {
                                    header(value);
                                } else if (!key.startsWith("\0")) {
                                    String name =
                                            new String(
                                                    key.getBytes(StandardCharsets.ISO_8859_1),
                                                    StandardCharsets.UTF_8);
                                    Tensor tensor = entry(name, value);
                                    (name.equals(OBJECTS) ? objects : tensors).add(tensor);
                                }
                            });
            tensors.forEach(t -> variables.put(t.name(), t));
            for (Tensor graph : objects) {
                objects(graph);
            }
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void header(Bytes message) {
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field() == 1) {
                shardCount = p.varint();
            } else if (p.field() == 2 && p.varint() != 0) {
                throw new Broken(p.offset(), "a little-endian checkpoint", "a big-endian one");
            }
        }
        if (shardCount < 1 || shardCount > MOST_SHARDS) {
            throw new Broken(
                    message.start(), "1 to " + MOST_SHARDS + " shards", shardCount + " shards");
        }
    }

    private Tensor entry(String name, Bytes message) {
        DataType type = null;
        Shape shape = new Shape(List.of());
        long shard = 0;
        long offset = 0;
        long size = 0;
        boolean sliced = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> type = TfTypes.element(p.varint());
                case 2 -> shape = TfTypes.shape(p.bytes());
                case 3 -> shard = p.varint();
                case 4 -> offset = p.varint();
                case 5 -> size = p.varint();
                case 7 -> sliced = true;
                default -> {}
            }
        }
        if (shape == null || shape.elements() < 0 || shard < 0 || shard >= shardCount) {
            throw new Broken(message.start(), "an entry of a checkpoint", "another");
        }
        DataType known = type == null ? new DataType("unknown", 1, 0) : type;
        return new Tensor(
                name,
                known,
                shape,
                shape.elements(),
                sliced
                        ? new Tensor.Absent("It is stored in slices, which is not read.")
                        : place(name, known, shape, shard, offset, size));
    }

    private Tensor.Content place(
            String name, DataType type, Shape shape, long shard, long offset, long size) {
        String file = "%s.data-%05d-of-%05d".formatted(prefix, shard, shardCount);
        Optional<Path> found =
                shards.computeIfAbsent(
                        shard,
                        s -> {
                            try {
                                return home.companion(file);
                            } catch (IOException failed) {
                                throw new UncheckedIOException(failed);
                            }
                        });
        if (found.isEmpty()) {
            return new Tensor.Absent("Its data file \"" + file + "\" is not beside the index.");
        }
        if (offset < 0 || size < 0 || type.bytes() > 0 && size != type.bytesFor(shape.elements())) {
            return new Tensor.Absent(
                    "The entry of \"%s\" says %d bytes from %d, which cannot be."
                            .formatted(name, size, offset));
        }
        return new Tensor.Elsewhere(found.get(), offset, size);
    }

    /// A text among data is its length as a varint, a checksum of that of 4 bytes, and the text.
    private void objects(Tensor graph) throws IOException {
        if (!(graph.content() instanceof Tensor.Elsewhere place)
                || place.length() > LONGEST_OBJECTS
                || place.offset() > Files.size(place.file()) - place.length()) {
            return;
        }
        SsTable.Cursor cursor =
                new SsTable.Cursor(Bytes.map(place.file()).slice(place.offset(), place.length()));
        long length = cursor.varint();
        cursor.take(4);
        Bytes message = cursor.take(length);
        for (Bytes node : Proto.all(message, 1)) {
            for (Bytes attribute : Proto.all(node, 2)) {
                Tensor tensor = variables.get(Proto.textOf(attribute, 3));
                if (tensor != null) {
                    variables.putIfAbsent(Proto.textOf(attribute, 2), tensor);
                }
            }
        }
    }
}
