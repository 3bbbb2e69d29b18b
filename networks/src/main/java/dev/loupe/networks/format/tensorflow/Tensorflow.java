package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.core.tensorflow.SsTable;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// TensorFlow: a SavedModel (its folder or `saved_model.pb`) with its variables, a MetaGraphDef (`.meta`), a GraphDef (`.pb`), a checkpoint (`.index`).
///
/// These messages have no magic; which it is shows in the wire types at the top and in the first operator.
public final class Tensorflow implements Format {
    private static final String VARIABLES = "variables/variables";
    private static final int LOOKED_AT = 8;
    private static final int LONGEST_OPERATOR = 200;
    private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9_.>]+");

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (file.folder()) {
            Optional<Path> inside = file.companion("saved_model.pb");
            return inside.isPresent() ? read(ModelFile.open(inside.get())) : other();
        }
        Bytes bytes = file.bytes();
        try {
            if (SsTable.is(bytes)) {
                return new Reading.Read<>(checkpoint(file));
            }
            if (saved(bytes)) {
                Checkpoint variables = variables(file);
                return new Reading.Read<>(
                        new TfModel(
                                        "savedmodel",
                                        variables.tensors,
                                        variables.variables,
                                        variables.damage)
                                .saved(bytes));
            }
            if (meta(bytes)) {
                return new Reading.Read<>(bare("metagraph").meta(bytes));
            }
            return graph(bytes)
                    ? new Reading.Read<>(bare("graphdef").graph(bytes, List.of()))
                    : other();
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is no graph and no checkpoint of TensorFlow.");
    }

    private static TfModel bare(String format) {
        return new TfModel(format, List.of(), Map.of(), null);
    }

    private Model checkpoint(ModelFile file) throws IOException {
        String name = String.valueOf(file.path().getFileName()).replaceFirst("\\.index$", "");
        Checkpoint checkpoint = new Checkpoint(file, name);
        checkpoint.read(file.bytes());
        return new Model(
                "tf-checkpoint",
                List.of(),
                checkpoint.tensors,
                Map.of(),
                Tensor.parameters(checkpoint.tensors),
                List.of(),
                checkpoint.damage);
    }

    private static Checkpoint variables(ModelFile file) throws IOException {
        Checkpoint variables = new Checkpoint(file, VARIABLES);
        Optional<Path> index = file.companion(VARIABLES + ".index");
        if (index.isPresent()) {
            Bytes bytes = Bytes.map(index.get());
            if (SsTable.is(bytes)) {
                variables.read(bytes);
            } else {
                variables.damage =
                        new Model.Damage(
                                0, "expected a table in \"" + VARIABLES + ".index\", found none");
            }
        }
        return variables;
    }

    /// A version, then a meta graph.
    private static boolean saved(Bytes bytes) {
        for (TfParts.Part part : TfParts.of(bytes, LOOKED_AT).parts()) {
            boolean inner = part.wire() == Proto.BYTES;
            if (part.field() == 2 && inner) {
                return meta(part.body());
            }
            if (part.field() != 1 || inner) {
                return false;
            }
        }
        return false;
    }

    private static boolean meta(Bytes bytes) {
        for (TfParts.Part part : TfParts.of(bytes, LOOKED_AT).parts()) {
            if (part.field() == 2 && part.wire() == Proto.BYTES) {
                return graph(part.body());
            }
            if (part.field() != 1 || part.wire() != Proto.BYTES) {
                return false;
            }
        }
        return false;
    }

    private static boolean graph(Bytes bytes) {
        for (TfParts.Part part : TfParts.of(bytes, LOOKED_AT).parts()) {
            boolean inner = part.wire() == Proto.BYTES;
            if (part.field() == 1 && inner) {
                return operator(part.body());
            }
            if (part.field() > 4 || inner == (part.field() == 3)) {
                return false;
            }
        }
        return false;
    }

    /// A name, then a word of an operator.
    private static boolean operator(Bytes bytes) {
        List<TfParts.Part> parts = TfParts.of(bytes, 2).parts();
        return parts.size() == 2
                && parts.get(0).field() == 1
                && parts.get(1).field() == 2
                && parts.get(0).wire() == Proto.BYTES
                && parts.get(1).wire() == Proto.BYTES
                && parts.get(1).body().length() <= LONGEST_OPERATOR
                && OPERATOR.matcher(parts.get(1).body().text()).matches();
    }
}
