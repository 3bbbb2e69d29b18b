package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The numbers that one group of a mark shows. Columns are made when somebody asks for them, as those of a million rows in many panels take more room than the picture.
///
/// @param mark   its name
/// @param group  the class or series; empty if there is only one
/// @param behind columns by name, of equal length
/// @param facts  single numbers beside them, such as `auc`
public record Numbers(
        String mark,
        String group,
        SequencedMap<String, Supplier<? extends Column>> behind,
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
        return with(name, () -> column);
    }

    public Numbers with(String name, Supplier<? extends Column> column) {
        SequencedMap<String, Supplier<? extends Column>> more = new LinkedHashMap<>(behind);
        more.put(name, column);
        return new Numbers(mark, group, more, facts);
    }

    public Numbers fact(String name, double value) {
        SequencedMap<String, Double> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Numbers(mark, group, behind, more);
    }

    /// The columns, by name.
    public SequencedMap<String, Column> columns() {
        SequencedMap<String, Column> made = new LinkedHashMap<>();
        behind.forEach((name, column) -> made.put(name, column.get()));
        return made;
    }
}
