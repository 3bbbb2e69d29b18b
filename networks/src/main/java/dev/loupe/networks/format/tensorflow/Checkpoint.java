package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.core.tensorflow.CheckpointIndex;
import dev.loupe.core.tensorflow.SsTable;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A checkpoint of version 2 while it is read ([CheckpointIndex]; trackable_object_graph.proto): `PREFIX.index`, and elements in `PREFIX.data-00000-of-00001` and so on.
///
/// ```
/// "_CHECKPOINTABLE_OBJECT_GRAPH"  a text: TrackableObjectGraph  nodes 1 {attributes 2 {full_name 2, checkpoint_key 3}}
/// ```
final class Checkpoint {
    private static final String OBJECTS = "_CHECKPOINTABLE_OBJECT_GRAPH";
    private static final long LONGEST_OBJECTS = 64L << 20;

    private final ModelFile home;
    private final String prefix;
    private final Map<Long, Optional<Path>> shards = new HashMap<>();

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
            new CheckpointIndex(index)
                    .each(
                            entry ->
                                    (entry.name().equals(OBJECTS) ? objects : tensors)
                                            .add(tensor(entry)));
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

    private Tensor tensor(CheckpointIndex.Entry entry) {
        DataType type = entry.type();
        return new Tensor(
                entry.name(),
                type == null ? new DataType("unknown", 1, 0) : type,
                entry.shape(),
                entry.shape().elements(),
                entry.sliced()
                        ? new Tensor.Absent("It is stored in slices, which is not read.")
                        : place(entry));
    }

    private Tensor.Content place(CheckpointIndex.Entry entry) {
        String file = entry.file(prefix);
        Optional<Path> found =
                shards.computeIfAbsent(
                        entry.shard(),
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
        if (!entry.possible()) {
            return new Tensor.Absent(
                    "The entry of \"%s\" says %d bytes from %d, which cannot be."
                            .formatted(entry.name(), entry.size(), entry.offset()));
        }
        return new Tensor.Elsewhere(found.get(), entry.offset(), entry.size());
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
