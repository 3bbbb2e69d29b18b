package dev.loupe.networks.format.paddle;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// PaddlePaddle: `.pdmodel` or `__model__` in protobuf, or a PIR program in JSON, with the tensors in `.pdiparams` of the same name, `__params__`, or a file each; or `.pdiparams` alone.
public final class Paddle implements Format {
    private static final long LONGEST_JSON = 256L << 20;
    private static final Pattern PIR =
            Pattern.compile(
                    "\\A\\s*\\{\\s*\"base_code\"\\s*:\\s*\\{[^}]{0,200}\"magic\"\\s*:\\s*\"pir\"");

    @Override
    public String name() {
        return "paddle";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (file.folder()) {
            return new Reading.NotThisFormat<>("It is a folder.");
        }
        if (PaddleParams.begins(bytes)) {
            PaddleParams params = PaddleParams.read(bytes);
            return new Reading.Read<>(
                    new Model(
                            name(),
                            List.of(),
                            params.tensors(),
                            Map.of(),
                            Tensor.parameters(params.tensors()),
                            List.of(),
                            params.damage()));
        }
        if (ProgramDesc.begins(bytes)) {
            return new Reading.Read<>(new ProgramDesc(file).read());
        }
        String head = bytes.text(0, Math.min(bytes.length(), 512));
        if (!PIR.matcher(head).find() || bytes.length() > LONGEST_JSON) {
            return new Reading.NotThisFormat<>("It is no program of PaddlePaddle.");
        }
        try {
            return new Reading.Read<>(new PirProgram(JsonTree.read(bytes)).read(file));
        } catch (JacksonException broken) {
            long at = broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
            return new Reading.Damaged<>(
                    Math.clamp(at, 0, bytes.length()),
                    "a PIR program in JSON",
                    "text that is no JSON");
        }
    }
}
