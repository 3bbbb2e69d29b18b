package dev.loupe.networks.format.pytorch;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Archive;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.pickle.Pickle;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `torch.save` wrote: a zip archive since 1.6 (`torch/serialization.py`, `caffe2/serialize/inline_container.h`), pickles in a row before, or any pickle that holds tensors or arrays.
public final class PyTorch implements Format {
    private static final String NAME = "pytorch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (Archive.begins(bytes)) {
            return archive(bytes);
        }
        if (Pickle.begins(bytes, 0)) {
            return pickles(bytes);
        }
        return bytes.length() > 0 && "(]}c".indexOf(bytes.u8(0)) >= 0 ? old(bytes) : other();
    }

    /// Pickles of protocols 0 and 1 have no mark: what begins like one is one only if it can be read and tells something.
    private static Reading<Model> old(Bytes bytes) {
        return pickles(bytes) instanceof Reading.Read<Model> read ? read : other();
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is nothing that torch.save wrote.");
    }

    private static Reading<Model> archive(Bytes bytes) {
        TorchArchive archive;
        try {
            archive = TorchArchive.of(bytes);
            if (archive == null || archive.scripted()) {
                return other();
            }
        } catch (Broken broken) {
            return broken.reading();
        }
        try {
            return read(
                    archive.pickle("data.pkl"),
                    archive.storages(),
                    archive.said(),
                    archive.damage());
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Reading<Model> read(
            Pickle.Content content,
            Storages storages,
            Map<String, String> said,
            Model.@Nullable Damage damage) {
        Saved saved = Saved.of(content.value(), new Rebuilt(storages));
        Map<String, String> metadata = new TreeMap<>(saved.said());
        metadata.putAll(said);
        return new Reading.Read<>(
                new Model(
                        NAME,
                        List.of(),
                        saved.tensors(),
                        metadata,
                        Tensor.parameters(saved.tensors()),
                        List.copyOf(content.unsafe()),
                        damage == null ? missing(saved.tensors()) : damage));
    }

    /// A tensor whose elements are not in the file, though they ought to be.
    private static Model.@Nullable Damage missing(List<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            if (tensor.content() instanceof Tensor.Absent absent
                    && absent.why().contains("torage")) {
                return new Model.Damage(0, "The tensor " + tensor.name() + ": " + absent.why());
            }
        }
        return null;
    }

    private static Reading<Model> pickles(Bytes bytes) {
        try {
            TorchLegacy legacy = TorchLegacy.of(bytes);
            if (legacy != null) {
                return read(legacy.content(), legacy.storages(), legacy.said(), legacy.damage());
            }
            Pickle.Content content = Pickle.read(bytes, 0);
            Reading<Model> plain = read(content, new Storages(key -> null, false), Map.of(), null);
            boolean tells =
                    plain instanceof Reading.Read<Model> read
                            && (!read.value().tensors().isEmpty()
                                    || !read.value().unsafe().isEmpty());
            return tells ? plain : other();
        } catch (Broken broken) {
            return broken.reading();
        }
    }
}
