package dev.loupe.figure.foreign.carry;

import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Makes layers of what marks understand, and keeps a sentence for everything else.
public final class Carrier {
    private final SequencedSet<String> notes = new LinkedHashSet<>();

    /// @param what could not be carried over, as the subject of a sentence, such as `The trace of type x`
    public void lost(String what) {
        notes.add(what + " is not carried over.");
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    public List<String> notes() {
        return new ArrayList<>(notes);
    }

    /// A layer of a mark, or null and a sentence if there is no such mark.
    ///
    /// @param what the thing it is for, as in `lost`
    public @Nullable LayerSpec layer(String mark, String what) {
        if (!Marks.names().contains(mark)) {
            lost(what);
            return null;
        }
        return LayerSpec.of(mark);
    }

    /// The layer with a channel, if its mark understands it.
    public LayerSpec channel(LayerSpec layer, Channel channel, Encoding encoding) {
        Signature mark = Marks.signature(layer.mark());
        if (!mark.understands(channel)) {
            lost("The channel " + channel.word() + " of " + layer.mark());
            return layer;
        }
        return layer.with(channel, encoding);
    }

    public LayerSpec channel(LayerSpec layer, Channel channel, String column) {
        return channel(layer, channel, new Encoding.Field(column));
    }

    /// The layer with an option, if its mark has it and allows the value.
    ///
    /// @param what the thing it is for, as in `lost`
    public LayerSpec option(LayerSpec layer, String name, Object value, String what) {
        Optional<OptionSpec> option =
                Marks.signature(layer.mark()).options().stream()
                        .filter(o -> o.name().equals(name))
                        .findFirst();
        if (option.isEmpty() || !option.get().allows(value)) {
            lost(what);
            return layer;
        }
        return layer.with(name, value);
    }
}
