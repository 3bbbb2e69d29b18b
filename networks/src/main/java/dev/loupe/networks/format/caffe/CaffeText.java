package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.prototext.TextMessage;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A `.prototxt`: NetParameter in protobuf's text format.
final class CaffeText {
    private static final int LOOKED_AT = 1 << 16;
    private static final Pattern BEGINNING =
            Pattern.compile("\\A\\ufeff?(?:\\s|#[^\\n]*+\\n)*+\\w++\\s*+[:{<]");
    private static final Pattern LAYER =
            Pattern.compile(
                    "(?m)^[ \\t]*+layers?\\s*+:?\\s*+[{<]\\s*+(?:#[^\\n]*+\\s*+)*+(?:name|type|top|bottom|layer|include)\\b");

    private CaffeText() {}

    static boolean begins(Bytes bytes) {
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return head.indexOf('\0') < 0
                && BEGINNING.matcher(head).find()
                && LAYER.matcher(head).find();
    }

    /// @return where the file stops making sense; what stands before is in the net
    static Model.@Nullable Damage read(Bytes file, CaffeNet net) {
        TextMessage root = new TextMessage();
        Model.Damage damage = null;
        try {
            root.read(file);
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        net.name = root.text("name");
        net.inputs.addAll(root.texts("input"));
        root.texts("input_dim").forEach(d -> net.extents.add(whole(d)));
        root.messages("input_shape").forEach(m -> net.shapes.add(shape(m)));
        for (TextMessage.Field field : root.fields()) {
            if (field.value() instanceof TextMessage message) {
                switch (field.name()) {
                    case "layer" -> net.layers.add(layer(message));
                    case "layers" -> net.layers.add(oldLayer(message));
                    default -> {}
                }
            }
        }
        return damage;
    }

    private static CaffeLayer oldLayer(TextMessage message) {
        List<TextMessage> first = message.messages("layer");
        CaffeLayer layer = layer(first.isEmpty() ? message : first.getFirst());
        if (first.isEmpty()) {
            layer.type = CaffeLayer.upgraded(layer.type);
        } else {
            layer.bottoms.addAll(message.texts("bottom"));
            layer.tops.addAll(message.texts("top"));
        }
        return layer;
    }

    private static CaffeLayer layer(TextMessage message) {
        CaffeLayer layer = new CaffeLayer();
        layer.name = message.text("name");
        layer.type = message.text("type");
        layer.bottoms.addAll(message.texts("bottom"));
        layer.tops.addAll(message.texts("top"));
        for (TextMessage include : message.messages("include")) {
            if (!include.text("phase").isEmpty()) {
                layer.metadata.put("phase", include.text("phase"));
            }
        }
        for (TextMessage.Field field : message.fields()) {
            if (field.value() instanceof TextMessage inner && field.name().endsWith("_param")) {
                inner.messages("shape").forEach(s -> layer.shapes.add(shape(s)));
                Map<String, List<Object>> said = new LinkedHashMap<>();
                parameters("", inner, said);
                said.forEach((name, values) -> CaffeSchema.add(name, values, layer));
            }
        }
        return layer;
    }

    /// Messages within, such as fillers, have their name before their fields'.
    private static void parameters(
            String path, TextMessage message, Map<String, List<Object>> into) {
        for (TextMessage.Field field : message.fields()) {
            String name = path + field.name();
            if (field.value() instanceof TextMessage inner) {
                if (!field.name().equals("shape")) {
                    parameters(name + ".", inner, into);
                }
            } else {
                into.computeIfAbsent(name, n -> new ArrayList<>()).add(scalar(field));
            }
        }
    }

    private static Object scalar(TextMessage.Field field) {
        String text = field.text();
        if (field.value() instanceof Bytes || text.length() > 40) {
            return text;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?f?")
                ? (Object) Double.valueOf(text)
                : text;
    }

    private static long[] shape(TextMessage message) {
        return message.texts("dim").stream().mapToLong(CaffeText::whole).toArray();
    }

    private static long whole(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
