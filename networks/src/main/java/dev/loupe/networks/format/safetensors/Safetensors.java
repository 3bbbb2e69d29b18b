package dev.loupe.networks.format.safetensors;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Safetensors: a file, or the index of its shards (`{"weight_map": {tensor: file}}`), which stands for the whole model.
public final class Safetensors implements Format {
    private static final long LONGEST_INDEX = 64L << 20;

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        try {
            if (SafetensorsHeader.begins(bytes)) {
                SafetensorsHeader header = SafetensorsHeader.read(bytes);
                return new Reading.Read<>(
                        model(header.tensors(), header.metadata(), header.damage()));
            }
            Optional<JsonNode> index = index(bytes);
            return index.isPresent()
                    ? shards(file, index.get())
                    : new Reading.NotThisFormat<>("It begins with no safetensors header.");
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Model model(
            List<Tensor> tensors, Map<String, String> metadata, Model.@Nullable Damage damage) {
        return new Model(
                "safetensors",
                List.of(),
                tensors,
                new TreeMap<>(metadata),
                Tensor.parameters(tensors),
                List.of(),
                damage);
    }

    private static Optional<JsonNode> index(Bytes bytes) {
        if (bytes.length() > LONGEST_INDEX || bytes.length() == 0 || bytes.u8(0) != '{') {
            return Optional.empty();
        }
        String head = bytes.text(0, Math.min(bytes.length(), 4096));
        if (!head.contains("\"weight_map\"") && !head.contains("\"metadata\"")) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonTree.read(bytes);
            JsonNode map = root.path("weight_map");
            boolean ours =
                    map.isObject()
                            && !map.isEmpty()
                            && map.values().stream()
                                    .allMatch(v -> v.asString("").endsWith(".safetensors"));
            return ours ? Optional.of(root) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static Reading<Model> shards(ModelFile file, JsonNode index) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        index.path("weight_map").values().forEach(v -> names.add(v.asString()));
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = new TreeMap<>();
        index.path("metadata")
                .properties()
                .forEach(
                        e ->
                                metadata.put(
                                        e.getKey(),
                                        e.getValue().asString(e.getValue().toString())));
        Model.Damage damage = null;
        for (String name : names) {
            Optional<Path> shard = file.companion(name);
            Model.Damage wrong;
            if (shard.isEmpty()) {
                wrong =
                        new Model.Damage(
                                0,
                                "expected the shard \"" + name + "\" beside the index, found none");
            } else {
                Bytes bytes = Bytes.map(shard.get());
                try {
                    if (!SafetensorsHeader.begins(bytes)) {
                        throw new Broken(0, "a safetensors header", "something else");
                    }
                    SafetensorsHeader header = SafetensorsHeader.read(bytes);
                    tensors.addAll(header.tensors());
                    header.metadata().forEach(metadata::putIfAbsent);
                    wrong = header.damage();
                } catch (Broken broken) {
                    wrong =
                            new Model.Damage(
                                    broken.offset(), "in " + name + " " + broken.getMessage());
                }
            }
            damage = damage == null ? wrong : damage;
        }
        return new Reading.Read<>(model(tensors, metadata, damage));
    }
}
