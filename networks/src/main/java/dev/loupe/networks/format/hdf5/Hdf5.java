package dev.loupe.networks.format.hdf5;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// HDF5 files of whatever kind: their datasets as weights.
public final class Hdf5 implements Format {
    @Override
    public String name() {
        return "hdf5";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        if (!Hdf5File.begins(file.bytes())) {
            return new Reading.NotThisFormat<>("It has no HDF5 superblock.");
        }
        try {
            Hdf5File read = Hdf5File.read(file.bytes());
            List<Tensor> tensors = read.root().tensors();
            Map<String, String> metadata = new LinkedHashMap<>();
            read.root()
                    .attributes()
                    .forEach((name, a) -> metadata.put(name, String.join(", ", a.texts())));
            return new Reading.Read<>(
                    new Model(
                            name(),
                            List.of(),
                            tensors,
                            metadata,
                            Tensor.parameters(tensors),
                            List.of(),
                            read.damage()));
        } catch (Broken broken) {
            return broken.reading();
        }
    }
}
