package dev.loupe.networks.format.tfjs;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weights in groups, each one stretch that is cut into files: `[{"paths": […], "weights": [{"name", "shape", "dtype", "quantization": {"dtype", "min", "scale"}}]}]`
/// (tfjs-core/src/io/types.ts, `WeightsManifestConfig`).
final class TfjsWeights {
    private static final int HIGHEST_RANK = 64;

    final List<Tensor> tensors = new ArrayList<>();

    /// Minima and scales of quantised weights by name.
    final Map<String, String> quantised = new LinkedHashMap<>();

    Model.@Nullable Damage damage;

    private final ModelFile home;

    /// A file of a group.
    private record Shard(Path file, long begin, long length) {}

    TfjsWeights(ModelFile home) {
        this.home = home;
    }

    void read(JsonNode manifest) throws IOException {
        for (JsonNode group : manifest) {
            group(group);
        }
    }

    private void group(JsonNode group) throws IOException {
        List<Shard> shards = new ArrayList<>();
        String missing = "";
        long end = 0;
        for (JsonNode path : group.path("paths")) {
            Optional<Path> file = home.companion(path.asString(""));
            if (file.isEmpty() || !Files.isRegularFile(file.get())) {
                missing = "Its data file \"" + path.asString("") + "\" is not beside the model.";
                break;
            }
            long length = Files.size(file.get());
            shards.add(new Shard(file.get(), end, length));
            end += length;
        }
        long at = 0;
        for (JsonNode weight : group.path("weights")) {
            String name = weight.path("name").asString("");
            DataType type = type(name, weight);
            Shape shape = shape(weight.path("shape"));
            long length = type.bytesFor(shape.elements());
            Tensor.Content content;
            if (type.bytes() == 0 || at < 0) {
                at = -1;
                content = new Tensor.Absent("It is a text, or lies behind one, which is not read.");
            } else if (length > end - at) {
                content = tooShort(name, length, end - at, missing);
                at = end;
            } else {
                content = place(shards, at, length);
                at += length;
            }
            tensors.add(new Tensor(name, type, shape, shape.elements(), content));
        }
    }

    private Tensor.Content tooShort(String name, long need, long rest, String missing) {
        if (!missing.isEmpty()) {
            return new Tensor.Absent(missing);
        }
        String why = "expected %d bytes of weight \"%s\", found %d".formatted(need, name, rest);
        if (damage == null) {
            damage = new Model.Damage(0, why);
        }
        return new Tensor.Absent(why);
    }

    private DataType type(String name, JsonNode weight) {
        JsonNode quantisation = weight.path("quantization");
        String said = weight.path("dtype").asString("");
        if (quantisation.isObject()) {
            said = quantisation.path("dtype").asString(said);
            if (quantisation.has("scale")) {
                quantised.put(
                        "quantization " + name,
                        "scale="
                                + quantisation.path("scale")
                                + ", min="
                                + quantisation.path("min"));
            }
        }
        String known = said;
        return DataType.named(known).orElseGet(() -> new DataType(known, 1, 0));
    }

    private static Shape shape(JsonNode said) {
        if (said.size() > HIGHEST_RANK) {
            throw new Broken(0, "at most " + HIGHEST_RANK + " dimensions", "" + said.size());
        }
        long[] extents = new long[said.size()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = Math.max(0, said.path(i).asLong(0));
        }
        return Shape.of(extents);
    }

    /// In one file, or over the end of one, then put together when asked for.
    private static Tensor.Content place(List<Shard> shards, long at, long length) {
        for (Shard shard : shards) {
            if (at >= shard.begin && at + length <= shard.begin + shard.length) {
                return new Tensor.Elsewhere(shard.file, at - shard.begin, length);
            }
        }
        return new Tensor.Made(
                "shards of " + (shards.isEmpty() ? "" : shards.getFirst().file) + " at " + at,
                length,
                () -> joined(shards, at, length));
    }

    private static Bytes joined(List<Shard> shards, long at, long length) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
        for (Shard shard : shards) {
            long from = Math.max(at, shard.begin);
            long to = Math.min(at + length, shard.begin + shard.length);
            if (from < to) {
                all.put(Bytes.map(shard.file).array(from - shard.begin, to - from));
            }
        }
        return Bytes.of(all.array());
    }
}
