package dev.loupe.figure.json;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The tables that several layers of a picture are drawn from, which are written once, under a name.
final class SharedTables {
    static final SharedTables NONE = new SharedTables(List.of());

    private final List<Table> tables;
    private final Map<Table, String> names = new IdentityHashMap<>();

    private SharedTables(List<Table> tables) {
        this.tables = tables;
        for (Table table : tables) {
            names.put(table, "table " + (names.size() + 1));
        }
    }

    static SharedTables of(Picture picture) {
        Map<Table, Integer> uses = new IdentityHashMap<>();
        List<Table> met = new ArrayList<>();
        each(
                picture,
                table -> {
                    if (uses.merge(table, 1, Integer::sum) == 1 && !table.columns().isEmpty()) {
                        met.add(table);
                    }
                });
        met.removeIf(table -> uses.getOrDefault(table, 0) < 2);
        return new SharedTables(met);
    }

    private static void each(Picture picture, Consumer<Table> told) {
        switch (picture) {
            case FigureSpec figure -> {
                told.accept(figure.data());
                for (LayerSpec layer : figure.layers()) {
                    Table own = layer.data();
                    if (own != null) {
                        told.accept(own);
                    }
                }
                figure.insets().forEach(inset -> each(inset.picture(), told));
            }
            case GridSpec grid -> grid.cells().forEach(cell -> each(cell.picture(), told));
        }
    }

    /// What a table is called; null for one that is written where it is used.
    @Nullable String name(Table table) {
        return names.get(table);
    }

    /// In the order in which they are met.
    List<Table> all() {
        return List.copyOf(tables);
    }
}
