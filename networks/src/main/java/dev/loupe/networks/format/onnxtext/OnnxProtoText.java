package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.prototext.TextMessage;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.util.regex.Pattern;

/// ONNX in protobuf's text format (`.textproto`, `.pbtxt`, `.prototxt` that hold a ModelProto). Fields that onnx.proto does not have are passed over.
public final class OnnxProtoText implements Format {
    private static final int LOOKED_AT = 1 << 16;
    private static final String BLANK = "(?:\\s|#[^\\n]*+\\n)*+";
    private static final Pattern VERSION =
            Pattern.compile("\\A\\ufeff?" + BLANK + "ir_version\\s*+:\\s*+\\d");
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\A\\ufeff?"
                            + BLANK
                            + "(?:producer_name|producer_version|domain|model_version|doc_string|opset_import|metadata_props|graph|functions)\\s*+[:{<]");
    private static final Pattern GRAPH =
            Pattern.compile(
                    "\\bgraph\\s*+:?\\s*+[{<]"
                            + BLANK
                            + "(?:node|name|initializer|input|doc_string)\\b");
    private static final Pattern OPERATOR = Pattern.compile("\\bop_type\\s*+:");

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (file.folder() || !begins(file.bytes())) {
            return new Reading.NotThisFormat<>("It begins with no ModelProto in text.");
        }
        return Notation.read(
                file,
                model -> {
                    TextMessage root = new TextMessage();
                    try {
                        root.read(file.bytes());
                    } finally {
                        message(root, model);
                    }
                });
    }

    private static boolean begins(Bytes bytes) {
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return head.indexOf('\0') < 0
                && (VERSION.matcher(head).find()
                        || BEGINNING.matcher(head).find()
                                && GRAPH.matcher(head).find()
                                && OPERATOR.matcher(head).find());
    }

    private static void message(TextMessage from, MessageDraft into) {
        for (TextMessage.Field field : from.fields()) {
            MessageKind.Field known = into.kind().field(field.name());
            if (known == null) {
                continue;
            }
            if (field.value() instanceof TextMessage inner) {
                if (known.holds() == MessageKind.Holds.MESSAGE) {
                    message(inner, into.message(field.name()));
                }
            } else if (field.value() instanceof Bytes quoted) {
                if (known.holds() == MessageKind.Holds.TEXT
                        || known.holds() == MessageKind.Holds.BYTES) {
                    into.bytes(field.name(), quoted.array());
                }
            } else {
                Scalars.put(into, field.name(), known, field.text());
            }
        }
    }
}
