package dev.loupe.networks.format.mxnet;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// MXNet: `NAME-symbol.json`, and the parameters beside it in `NAME-NNNN.params` (the greatest number) or `NAME.params`, which may be missing; or parameters alone.
public final class MxNet implements Format {
    @Override
    public String name() {
        return "mxnet";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (file.folder()) {
            return new Reading.NotThisFormat<>("It is a folder.");
        }
        if (MxParams.begins(bytes)) {
            MxParams params = MxParams.read(bytes);
            return new Reading.Read<>(
                    model(List.of(), params.tensors(), Map.of(), params.damage()));
        }
        if (!MxJson.begins(bytes)) {
            return new Reading.NotThisFormat<>("It is no MXNet symbol and no list of arrays.");
        }
        MxJson json = MxJson.read(bytes);
        MxParams params = beside(file);
        Map<String, Tensor> plain = new HashMap<>();
        params.tensors().forEach(t -> plain.put(t.name().replaceFirst("^(arg|aux):", ""), t));
        JsonNode heads = json.rest().getOrDefault("heads", MissingNode.getInstance());
        List<Graph> graphs = new MxSymbol(plain).graphs(json.nodes(), heads);
        Map<String, String> metadata = new TreeMap<>();
        JsonNode attrs = json.rest().getOrDefault("attrs", MissingNode.getInstance());
        attrs.properties().forEach(e -> metadata.put(e.getKey(), text(e.getValue())));
        return new Reading.Read<>(
                model(
                        graphs,
                        params.tensors(),
                        metadata,
                        json.damage() == null ? params.damage() : json.damage()));
    }

    /// `["int", 10901]` says the kind and the value.
    private static String text(JsonNode value) {
        JsonNode said = value.isArray() && value.size() == 2 ? value.path(1) : value;
        return said.asString(said.toString());
    }

    private Model model(
            List<Graph> graphs,
            List<Tensor> tensors,
            Map<String, String> metadata,
            Model.@Nullable Damage damage) {
        return new Model(
                name(), graphs, tensors, metadata, Tensor.parameters(tensors), List.of(), damage);
    }

    private static MxParams beside(ModelFile file) throws IOException {
        String own = String.valueOf(file.path().getFileName());
        String stem = own.replaceFirst("(-symbol)?\\.json$", "");
        Path home = file.path().toAbsolutePath().getParent();
        TreeSet<String> names = new TreeSet<>();
        Pattern numbered = Pattern.compile(Pattern.quote(stem) + "-\\d{4}\\.params");
        if (home != null && Files.isDirectory(home)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(home, "*.params")) {
                for (Path found : files) {
                    String name = String.valueOf(found.getFileName());
                    if (numbered.matcher(name).matches()) {
                        names.add(name);
                    }
                }
            } catch (DirectoryIteratorException failed) {
                throw failed.getCause();
            }
        }
        Optional<Path> params =
                file.companion(names.isEmpty() ? stem + ".params" : names.getLast());
        if (params.isPresent()) {
            Bytes bytes = Bytes.map(params.get());
            if (MxParams.begins(bytes)) {
                return MxParams.read(bytes);
            }
        }
        return new MxParams(List.of(), null);
    }
}
