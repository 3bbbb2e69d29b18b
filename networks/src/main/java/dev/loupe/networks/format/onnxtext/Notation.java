package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.onnx.OnnxModel;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What the notations of ONNX share: a message is put together from the text, and read as any ONNX file.
final class Notation {
    private Notation() {}

    /// Puts a ModelProto together.
    interface Source {
        /// @throws Broken where the text makes no sense; what the draft got before is kept
        void read(MessageDraft model) throws IOException;
    }

    static Reading<Model> read(ModelFile file, Source source) throws IOException {
        MessageDraft draft = new MessageDraft("ModelProto");
        Model.Damage damage = null;
        try {
            source.read(draft);
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        try {
            Model model = new OnnxModel(file).read(Bytes.of(draft.array()));
            return new Reading.Read<>(damaged(model, damage));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /// Places in the message are none in the file: damage that only the message shows is told of the whole.
    private static Model damaged(Model model, Model.@Nullable Damage damage) {
        Model.Damage inner = model.damage();
        Model.Damage told =
                damage != null || inner == null
                        ? damage
                        : new Model.Damage(
                                0, "in the message that this text says, " + inner.what());
        return new Model(
                model.format(),
                model.graphs(),
                model.tensors(),
                model.metadata(),
                model.parameters(),
                model.unsafe(),
                told);
    }
}
