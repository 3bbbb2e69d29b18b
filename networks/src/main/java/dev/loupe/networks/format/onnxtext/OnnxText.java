package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.util.regex.Pattern;

/// ONNX in the syntax of `onnx.parser` and `onnx.printer` (`.onnxtxt`; onnx/docs/Syntax.md).
public final class OnnxText implements Format {
    private static final int LOOKED_AT = 1 << 16;
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\A(?:\\s|#[^\\n]*+\\n)*+<(?:\\s|#[^\\n]*+\\n)*+"
                            + "(?:ir_version|opset_import|producer_name|producer_version|model_version|domain|doc_string|metadata_props)\\s*+:");
    private static final Pattern GRAPH =
            Pattern.compile(
                    "\\A(?:\\s|#[^\\n]*+\\n)*+(?:[A-Za-z_]\\w*+|\"[^\"\\n]*+\")\\s*+"
                            + "\\((?:[^()]++|\\((?:[^()]++|\\([^()]*+\\))*+\\))*+\\)\\s*+=>\\s*+"
                            + "\\((?:[^()]++|\\((?:[^()]++|\\([^()]*+\\))*+\\))*+\\)\\s*+[<{]");

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (file.folder() || !begins(file.bytes())) {
            return new Reading.NotThisFormat<>("It begins with no model in ONNX's syntax.");
        }
        return Notation.read(
                file, model -> new SyntaxGraphs(new SyntaxWords(file.bytes())).model(model));
    }

    private static boolean begins(Bytes bytes) {
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return head.indexOf('\0') < 0
                && (HEADER.matcher(head).find() || GRAPH.matcher(head).find());
    }
}
