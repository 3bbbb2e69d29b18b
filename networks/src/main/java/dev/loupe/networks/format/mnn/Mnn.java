package dev.loupe.networks.format.mnn;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// MNN: `NAME.mnn`, and the large weights beside it in `NAME.mnn.weight` where they were split off. The flatbuffer has no identifier; it is ours if its root looks like a Net.
public final class Mnn implements Format {
    @Override
    public String name() {
        return "mnn";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (file.folder() || !MnnNet.begins(file.bytes())) {
            return new Reading.NotThisFormat<>("Its root is no MNN net.");
        }
        String name = file.path().getFileName() + ".weight";
        Optional<Path> beside = file.companion(name);
        MnnWeights weights =
                new MnnWeights(name, beside.isPresent() ? Bytes.map(beside.get()) : null);
        return new Reading.Read<>(new MnnNet(Flat.root(file.bytes()), weights).read());
    }
}
