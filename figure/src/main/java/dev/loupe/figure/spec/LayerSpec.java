package dev.loupe.figure.spec;

import dev.loupe.figure.data.Table;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// One mark over the data.
///
/// @param mark     its name
/// @param channels what sets each of its properties
/// @param options  by name: `Double`, `Boolean`, `String`, `List<Double>` or `List<String>`
/// @param data     its own table; null to use the figure's
public record LayerSpec(
        String mark,
        SequencedMap<Channel, Encoding> channels,
        SequencedMap<String, Object> options,
        @Nullable Table data) {
    public LayerSpec {
        channels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(channels));
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    public static LayerSpec of(String mark) {
        return new LayerSpec(mark, new LinkedHashMap<>(), new LinkedHashMap<>(), null);
    }

    public LayerSpec with(Channel channel, Encoding encoding) {
        SequencedMap<Channel, Encoding> more = new LinkedHashMap<>(channels);
        more.put(channel, encoding);
        return new LayerSpec(mark, more, options, data);
    }

    public LayerSpec with(Channel channel, String column) {
        return with(channel, new Encoding.Field(column));
    }

    public LayerSpec with(String option, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new LayerSpec(mark, channels, more, data);
    }

    public LayerSpec over(Table table) {
        return new LayerSpec(mark, channels, options, table);
    }

    /// The column that a channel shows, or null if it shows none.
    public @Nullable String column(Channel channel) {
        return channels.get(channel) instanceof Encoding.Field(String column) ? column : null;
    }

    /// The columns that this layer shows, by channel.
    public Map<Channel, String> columns() {
        Map<Channel, String> columns = new LinkedHashMap<>();
        channels.forEach(
                (channel, encoding) -> {
                    if (encoding instanceof Encoding.Field(String column)) {
                        columns.put(channel, column);
                    }
                });
        return columns;
    }
}
