package dev.loupe.networks.format.tflite;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// What a model says of itself: signatures, and the buffers that it names as metadata.
///
/// ```
/// SignatureDef   inputs 0, outputs 1, signature_key 2, subgraph_index 4
/// TensorMap      name 0, tensor_index 1
/// Metadata       name 0, buffer 1
/// ModelMetadata  name 0, description 1, version 2, author 4, license 5      identifier M001
/// ```
///
/// Sources: schema.fbs; metadata_schema.fbs of tflite-support.
final class TfliteMetadata {
    private static final int LONGEST = 4096;
    private static final List<String> SAID =
            List.of("name", "description", "version", "", "author", "license");

    private TfliteMetadata() {}

    static void signatures(Flat model, List<Flat> subgraphs, Map<String, String> into) {
        for (Flat signature : model.tables(7)) {
            long index = signature.u32(4, 0);
            if (index >= subgraphs.size()) {
                throw new Broken(
                        signature.at(), "a subgraph below " + subgraphs.size(), "" + index);
            }
            String key = signature.text(2);
            into.put(
                    "signature " + (key.isEmpty() ? "default" : key),
                    "subgraph %d: %s → %s"
                            .formatted(index, tensors(signature, 0), tensors(signature, 1)));
        }
    }

    private static String tensors(Flat signature, int field) {
        StringJoiner names = new StringJoiner(", ");
        for (Flat entry : signature.tables(field)) {
            names.add(entry.text(0) + "=" + entry.u32(1, 0));
        }
        return names.toString();
    }

    static void entries(Flat model, TfliteTensors tensors, Map<String, String> into) {
        for (Flat entry : model.tables(6)) {
            String name = entry.text(0);
            Bytes content = tensors.buffer(entry.u32(1, 0));
            if (content == null) {
                continue;
            }
            if (Flat.identified(content, "M001")) {
                described(Flat.root(content), into);
            } else {
                into.put(name, text(content));
            }
        }
    }

    private static void described(Flat metadata, Map<String, String> into) {
        for (int i = 0; i < SAID.size(); i++) {
            if (!SAID.get(i).isEmpty() && !metadata.text(i).isEmpty()) {
                into.put("metadata." + SAID.get(i), metadata.text(i));
            }
        }
    }

    /// Texts are padded with zeros; what is no text is told by its length.
    private static String text(Bytes content) {
        if (content.length() > LONGEST) {
            return content.length() + " bytes";
        }
        String text = content.text().replaceFirst("\0+$", "");
        return text.chars().allMatch(c -> c >= ' ' && c != 0xfffd || c == '\n' || c == '\t')
                ? text
                : content.length() + " bytes";
    }
}
