package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the figures of a composite take over from its layer.
final class Inherited {
    private Inherited() {}

    /// The paint and opacity, if any.
    static LayerSpec looks(LayerSpec from, LayerSpec to) {
        LayerSpec with = to;
        for (String option : List.of("paint", "opacity")) {
            Object value = from.options().get(option);
            with = value == null ? with : with.with(option, value);
        }
        return with;
    }

    /// The column of texts that colours the rows, or null if none does.
    static Column.@Nullable Texts classes(LayerSpec layer, Table table) {
        String name = layer.column(Channel.COLOR);
        return name != null && table.column(name) instanceof Column.Texts texts ? texts : null;
    }

    /// The spread of one column, its heights filling the panel, by the classes of the layer.
    static LayerSpec spread(
            LayerSpec from, Table table, String mark, Channel along, Encoding column) {
        LayerSpec spread = LayerSpec.of(mark).with(along, column).with("fit", (Object) true);
        Encoding colour = from.channels().get(Channel.COLOR);
        return colour != null && classes(from, table) != null
                ? spread.with(Channel.COLOR, colour)
                : spread;
    }
}
