package dev.loupe.networks.format.torchscript;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Archive;
import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.pickle.Pickle;
import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.format.pytorch.Rebuilt;
import dev.loupe.networks.format.pytorch.TorchArchive;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What `torch.jit.save` wrote since 1.4: a module's attributes in `data.pkl`, constants in `constants.pkl`, its methods below `code/` (`torch/csrc/jit/docs/serialization.md`).
public final class TorchScript implements Format {
    private static final String NAME = "torchscript";
    private static final String CONSTANTS = "constants.pkl";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (!Archive.begins(file.bytes())) {
            return other();
        }
        try {
            TorchArchive archive = TorchArchive.of(file.bytes());
            return archive == null || !archive.scripted() ? other() : model(archive);
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is no TorchScript.");
    }

    private static Reading<Model> model(TorchArchive archive) {
        Pickle.Content data = archive.pickle("data.pkl");
        Attributes attributes = new Attributes(new Rebuilt(archive.storages()));
        attributes.walk(data.value());
        List<Tensor> tensors = new ArrayList<>(attributes.tensors());
        List<Symbol> constants = new ArrayList<>();
        Set<String> unsafe = new TreeSet<>(data.unsafe());
        Model.Damage damage = archive.damage();
        if (archive.has(CONSTANTS)) {
            try {
                Pickle.Content content = archive.pickle(CONSTANTS);
                unsafe.addAll(content.unsafe());
                constants.addAll(constants(content.value(), archive, tensors));
            } catch (Broken broken) {
                damage = damage == null ? damage(broken) : damage;
            }
        }
        unsafe.removeIf(name -> name.startsWith("__torch__."));
        Map<String, String> metadata = new TreeMap<>(archive.said());
        Tracer.Traced traced = new Tracer.Traced(List.of(), null);
        if (data.value() instanceof Pickled.Call root) {
            metadata.put("class", root.full());
            traced =
                    new Tracer(new Library(archive), attributes, tensors, constants)
                            .trace(new Symbol.Instance(root, ""));
        }
        Broken broken = traced.broken();
        if (damage == null) {
            damage = broken == null ? missing(tensors) : damage(broken);
        }
        return new Reading.Read<>(
                new Model(
                        NAME,
                        traced.graphs(),
                        tensors,
                        metadata,
                        Tensor.parameters(tensors),
                        List.copyOf(unsafe),
                        damage));
    }

    private static Model.Damage damage(Broken broken) {
        return new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
    }

    private static Model.@Nullable Damage missing(List<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            if (tensor.content() instanceof Tensor.Absent absent
                    && absent.why().contains("torage")) {
                return new Model.Damage(0, "The tensor " + tensor.name() + ": " + absent.why());
            }
        }
        return null;
    }

    private static List<Symbol> constants(
            Pickled value, TorchArchive archive, List<Tensor> tensors) {
        Attributes read = new Attributes(new Rebuilt(archive.storages("constants/")));
        List<Symbol> constants = new ArrayList<>();
        if (value instanceof Pickled.Sequence list) {
            for (Pickled one : list.items()) {
                constants.add(read.symbol(one, "CONSTANTS.c" + constants.size(), 0));
            }
        }
        tensors.addAll(read.tensors());
        return constants;
    }
}
