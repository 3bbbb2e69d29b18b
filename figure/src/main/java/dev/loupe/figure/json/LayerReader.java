package dev.loupe.figure.json;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads one layer and holds it against its mark's signature.
final class LayerReader {
    static final List<String> LAYER = List.of("mark", "channels", "options", "data");

    private LayerReader() {}

    static LayerSpec read(Part part, @Nullable Table data) {
        part.only(LAYER);
        Signature mark = Marks.signature(part.at("mark").word(Marks.names()));
        SequencedMap<Channel, Encoding> channels = new LinkedHashMap<>();
        if (part.has("channels")) {
            Part given = part.at("channels");
            for (String name : given.only(channels(mark)).names()) {
                channels.put(Channel.named(name), encoding(given.at(name)));
            }
        }
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        if (part.has("options")) {
            Part given = part.at("options");
            List<String> known = mark.options().stream().map(OptionSpec::name).toList();
            for (String name : given.only(known).names()) {
                options.put(name, option(mark, given.at(name), name));
            }
        }
        return new LayerSpec(mark.name(), channels, options, data);
    }

    /// All channels that a mark understands, those it needs first.
    static List<String> channels(Signature mark) {
        List<String> all = new ArrayList<>();
        mark.needs().forEach(channel -> all.add(channel.word()));
        mark.takes().forEach(channel -> all.add(channel.word()));
        if (!all.contains(Channel.FACET.word())) {
            all.add(Channel.FACET.word());
        }
        return all;
    }

    private static Encoding encoding(Part part) {
        if (part.node().isString()) {
            return new Encoding.Field(part.text());
        }
        if (!part.node().isObject()) {
            throw part.wrong("a column's name, {\"value\": number} or {\"text\": \"…\"}");
        }
        part.only("column", "value", "text");
        if (part.node().size() != 1) {
            throw part.mistake(
                    "expected one of column, value or text, found " + part.node().size());
        }
        if (part.has("column")) {
            return new Encoding.Field(part.at("column").text());
        }
        return part.has("value")
                ? new Encoding.Fixed(part.at("value").number())
                : new Encoding.Named(part.at("text").text());
    }

    private static Object option(Signature mark, Part part, String name) {
        OptionSpec option =
                mark.options().stream()
                        .filter(o -> o.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        Object value =
                switch (option.kind()) {
                    case NUMBER -> part.number();
                    case FLAG -> part.flag();
                    case WORD -> option.words().isEmpty() ? part.text() : part.word(option.words());
                    case COLOUR -> part.text();
                    case NUMBERS -> part.numbers();
                    case WORDS -> part.texts();
                };
        if (!option.allows(value)) {
            throw part.wrong(option.expected());
        }
        return value;
    }
}
