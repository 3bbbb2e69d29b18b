package dev.loupe.networks.format.onnx;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.io.UncheckedIOException;

/// ONNX (onnx.proto, IR version 14): graphs, functions, subgraphs, external data. A protobuf message has no magic; it is ours if its top level looks like a ModelProto whose graph
/// looks like a GraphProto.
public final class Onnx implements Format {
    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (file.folder() || !model(file.bytes())) {
            return new Reading.NotThisFormat<>("Its top level is no ONNX ModelProto.");
        }
        try {
            return new Reading.Read<>(new OnnxModel(file).read(file.bytes()));
        } catch (Broken broken) {
            return broken.reading();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static boolean model(Bytes bytes) {
        Proto p = new Proto(bytes);
        boolean version = false;
        try {
            while (p.next()) {
                boolean number = p.wire() == Proto.VARINT;
                switch (p.field()) {
                    case 1, 5 -> {
                        if (!number) {
                            return false;
                        }
                        version |= p.field() == 1;
                    }
                    case 7 -> {
                        return p.wire() == Proto.BYTES && graph(p.bytes(), version);
                    }
                    case 2, 3, 4, 6, 8, 14, 20, 25, 26 -> {
                        if (p.wire() != Proto.BYTES) {
                            return false;
                        }
                    }
                    default -> {
                        return false;
                    }
                }
            }
        } catch (Broken cut) {
            return version
                    && p.field() == 7
                    && p.wire() == Proto.BYTES
                    && graph(bytes.from(p.offset() - bytes.start()), true);
        }
        return false;
    }

    /// Whether the first fields are those of a graph.
    private static boolean graph(Bytes bytes, boolean version) {
        Proto p = new Proto(bytes);
        try {
            for (int i = 0; i < 100 && p.next(); i++) {
                boolean ours =
                        switch (p.field()) {
                            case 1, 2, 5, 10, 11, 12, 13, 14, 15, 16 -> p.wire() == Proto.BYTES;
                            default -> false;
                        };
                if (!ours) {
                    return false;
                }
            }
        } catch (Broken cut) {
            return version;
        }
        return version || bytes.length() > 0;
    }
}
