package dev.loupe.networks.format.gguf;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GGUF, versions 2 and 3. The first file of a split model (`…-00001-of-00003.gguf`) stands for all of them.
public final class Gguf implements Format {
    private static final Pattern SPLIT = Pattern.compile("(.*-)00001(-of-(\\d{5})\\.gguf)");

    @Override
    public String name() {
        return "gguf";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (!GgufFile.begins(file.bytes())) {
            return new Reading.NotThisFormat<>("It does not begin with GGUF.");
        }
        GgufFile first = new GgufFile(file.bytes());
        first.read();
        List<Tensor> tensors = new ArrayList<>(first.tensors);
        Model.Damage damage = first.damage;
        Matcher split = SPLIT.matcher(String.valueOf(file.path().getFileName()));
        if (split.matches() && first.metadata.containsKey("split.count")) {
            int count = Integer.parseInt(split.group(3));
            for (int i = 2; i <= count; i++) {
                Model.Damage wrong =
                        more(
                                file,
                                "%s%05d%s".formatted(split.group(1), i, split.group(2)),
                                tensors);
                damage = damage == null ? wrong : damage;
                if (wrong != null) {
                    break;
                }
            }
        }
        return new Reading.Read<>(model(tensors, first.metadata, damage));
    }

    private static Model.@Nullable Damage more(ModelFile first, String name, List<Tensor> into)
            throws IOException {
        Optional<Path> path = first.companion(name);
        if (path.isEmpty()) {
            return new Model.Damage(
                    0, "expected the part \"" + name + "\" beside the first, found none");
        }
        Bytes bytes = Bytes.map(path.get());
        if (!GgufFile.begins(bytes)) {
            return new Model.Damage(0, "expected GGUF in \"" + name + "\", found something else");
        }
        GgufFile part = new GgufFile(bytes);
        part.read();
        into.addAll(part.tensors);
        return part.damage;
    }

    private static Model model(
            List<Tensor> tensors, Map<String, String> metadata, Model.@Nullable Damage damage) {
        return new Model(
                "gguf",
                List.of(),
                tensors,
                metadata,
                Tensor.parameters(tensors),
                List.of(),
                damage);
    }
}
