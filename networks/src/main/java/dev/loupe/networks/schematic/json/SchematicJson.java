package dev.loupe.networks.schematic.json;

import dev.loupe.figure.json.Part;
import dev.loupe.figure.json.Tree;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.Transformer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Schematics as JSON: `docs/schematics.md` describes it. Only what differs from a style's standard is written, so most are short enough for an address.
public final class SchematicJson {
    /// The field that says the style.
    static final String STYLE = "schematic";

    private SchematicJson() {}

    /// Whether a document is meant to be one.
    public static boolean is(JsonNode json) {
        return json.has(STYLE);
    }

    /// The words for the styles, in their order.
    public static List<String> styles() {
        return Arrays.stream(Schematic.Style.values()).map(Records::word).toList();
    }

    /// @throws IllegalArgumentException with one sentence that says the place, what was expected and what was found; unknown fields and words name the nearest
    public static Schematic read(String json) {
        return read(Tree.of(json));
    }

    /// @throws IllegalArgumentException as above
    public static Schematic read(JsonNode json) {
        Part top = new Part(json, "");
        Schematic standard = standard(top.at(STYLE).word(styles()));
        return read(standard, top);
    }

    /// A style as it is where nothing is said.
    ///
    /// @param style one of the words
    public static Schematic standard(String style) {
        return switch (Schematic.Style.values()[styles().indexOf(style)]) {
            case FCNN -> Fcnn.standard();
            case LENET -> Lenet.standard();
            case ALEXNET -> Alexnet.standard();
            case TRANSFORMER -> Transformer.standard();
            case BLOCKS -> Blocks.standard();
        };
    }

    public static String write(Schematic schematic) {
        return tree(schematic).toString();
    }

    /// What differs from the standard.
    public static ObjectNode tree(Schematic schematic) {
        return tree(schematic, false);
    }

    /// Every field that has a value.
    public static ObjectNode full(Schematic schematic) {
        return tree(schematic, true);
    }

    private static ObjectNode tree(Schematic schematic, boolean all) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        String style = Records.word(schematic.style());
        top.put(STYLE, style);
        RecordWriter.fields(top, schematic, standard(style), all);
        return top;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Schematic> T read(T standard, Part json) {
        return RecordReader.read((Class<T>) standard.getClass(), json, standard, Set.of(STYLE));
    }
}
