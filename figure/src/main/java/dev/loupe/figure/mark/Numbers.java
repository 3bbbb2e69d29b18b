package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The numbers that one group of a mark shows.
///
/// @param mark    its name
/// @param group   the class or series; empty if there is only one
/// @param columns by name, of equal length
/// @param facts   single numbers beside them, such as `auc`
public record Numbers(
        String mark,
        String group,
        SequencedMap<String, Column> columns,
        SequencedMap<String, Double> facts) {
    public static Numbers of(String mark, String group) {
        return new Numbers(mark, group, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    public Numbers with(String name, double... values) {
        return with(name, new Column.Numbers(values));
    }

    public Numbers with(String name, String... values) {
        return with(name, Column.Texts.of(values));
    }

    public Numbers with(String name, Column column) {
        SequencedMap<String, Column> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Numbers(mark, group, more, facts);
    }

    public Numbers fact(String name, double value) {
        SequencedMap<String, Double> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Numbers(mark, group, columns, more);
    }
}
