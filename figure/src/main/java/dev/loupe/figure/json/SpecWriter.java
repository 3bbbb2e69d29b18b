package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.Writer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes specs; what has its usual value is left out.
final class SpecWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Map<Table, Integer> uses = new IdentityHashMap<>();
    private final Map<Table, String> shared = new IdentityHashMap<>();

    SpecWriter(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void close() {
        json.close();
    }

    void write(Picture picture) {
        count(picture);
        json.writeStartObject();
        json.writeNumberProperty("figure", SpecJson.VERSION);
        tables(picture);
        fields(picture);
        json.writeEndObject();
    }

    private void count(Picture picture) {
        switch (picture) {
            case FigureSpec figure -> {
                uses.merge(figure.data(), 1, Integer::sum);
                for (LayerSpec layer : figure.layers()) {
                    Table own = layer.data();
                    if (own != null) {
                        uses.merge(own, 1, Integer::sum);
                    }
                }
                figure.insets().forEach(inset -> count(inset.picture()));
            }
            case GridSpec grid -> grid.cells().forEach(cell -> count(cell.picture()));
        }
    }

    private void tables(Picture picture) {
        if (uses.entrySet().stream().noneMatch(use -> many(use.getKey()))) {
            return;
        }
        json.writeObjectPropertyStart("tables");
        tablesOf(picture);
        json.writeEndObject();
    }

    private boolean many(Table table) {
        return uses.getOrDefault(table, 0) > 1 && !table.columns().isEmpty();
    }

    /// In the order in which they are met.
    private void tablesOf(Picture picture) {
        switch (picture) {
            case FigureSpec figure -> {
                share(figure.data());
                figure.layers().forEach(layer -> share(layer.data()));
                figure.insets().forEach(inset -> tablesOf(inset.picture()));
            }
            case GridSpec grid -> grid.cells().forEach(cell -> tablesOf(cell.picture()));
        }
    }

    private void share(@Nullable Table table) {
        if (table != null && many(table) && !shared.containsKey(table)) {
            String name = "table " + (shared.size() + 1);
            shared.put(table, name);
            json.writeName(name);
            columns(table);
        }
    }

    private void fields(Picture picture) {
        heading(picture.heading());
        switch (picture) {
            case FigureSpec figure -> figure(figure);
            case GridSpec grid -> grid(grid);
        }
    }

    private void heading(Heading heading) {
        text("title", heading.title(), "");
        text("subtitle", heading.subtitle(), "");
        text("caption", heading.caption(), "");
        text("description", heading.description(), "");
        number("width", heading.width(), 0);
        number("height", heading.height(), 0);
        text("theme", heading.theme(), "light");
        text("language", heading.language(), "");
    }

    private void figure(FigureSpec figure) {
        if (!figure.data().columns().isEmpty()) {
            data(figure.data());
        }
        json.writeArrayPropertyStart("layers");
        figure.layers().forEach(this::layer);
        json.writeEndArray();
        if (!figure.scales().isEmpty()) {
            json.writeObjectPropertyStart("scales");
            figure.scales()
                    .forEach(
                            (channel, scale) -> {
                                json.writeName(channel.word());
                                scale(scale);
                            });
            json.writeEndObject();
        }
        facet(figure.facet());
        legend(figure.legend(), LegendSpec.AUTOMATIC);
        if (!figure.insets().isEmpty()) {
            json.writeArrayPropertyStart("insets");
            figure.insets().forEach(this::inset);
            json.writeEndArray();
        }
        number("aspect", figure.aspect(), 0);
    }

    private void data(Table table) {
        json.writeName("data");
        @Nullable String name = shared.get(table);
        if (name != null) {
            json.writeString(name);
        } else {
            columns(table);
        }
    }

    private void columns(Table table) {
        json.writeStartObject();
        json.writeObjectPropertyStart("columns");
        for (Map.Entry<String, Column> column : table.columns().entrySet()) {
            json.writeName(column.getKey());
            ColumnJson.write(column.getValue(), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void layer(LayerSpec layer) {
        json.writeStartObject();
        json.writeStringProperty("mark", layer.mark());
        if (!layer.channels().isEmpty()) {
            json.writeObjectPropertyStart("channels");
            layer.channels()
                    .forEach(
                            (channel, encoding) -> {
                                json.writeName(channel.word());
                                encoding(encoding);
                            });
            json.writeEndObject();
        }
        if (!layer.options().isEmpty()) {
            json.writeObjectPropertyStart("options");
            layer.options()
                    .forEach(
                            (name, value) -> {
                                json.writeName(name);
                                option(value);
                            });
            json.writeEndObject();
        }
        Table own = layer.data();
        if (own != null) {
            data(own);
        }
        json.writeEndObject();
    }

    private void encoding(Encoding encoding) {
        switch (encoding) {
            case Encoding.Field(String column) -> json.writeString(column);
            case Encoding.Fixed(double value) -> {
                json.writeStartObject();
                json.writeName("value");
                ColumnJson.number(value, json);
                json.writeEndObject();
            }
            case Encoding.Named(String text) -> {
                json.writeStartObject();
                json.writeStringProperty("text", text);
                json.writeEndObject();
            }
        }
    }

    private void option(Object value) {
        switch (value) {
            case Double number -> ColumnJson.number(number, json);
            case Boolean flag -> json.writeBoolean(flag);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::option);
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private void scale(ScaleSpec scale) {
        json.writeStartObject();
        maybe("type", scale.type());
        maybe("from", scale.from());
        maybe("to", scale.to());
        list("order", scale.order());
        maybe("zero", scale.zero());
        maybe("label", scale.label());
        Integer ticks = scale.ticks();
        maybe("ticks", ticks == null ? null : Double.valueOf(ticks));
        maybe("ramp", scale.ramp());
        list("colours", scale.colours());
        maybe("middle", scale.middle());
        list("thresholds", scale.thresholds());
        Integer steps = scale.steps();
        maybe("steps", steps == null ? null : Double.valueOf(steps));
        flag("reverse", scale.reverse());
        json.writeEndObject();
    }

    private void facet(FacetSpec facet) {
        if (facet.equals(FacetSpec.NONE)) {
            return;
        }
        json.writeObjectPropertyStart("facet");
        text("column", facet.column(), "");
        text("row", facet.row(), "");
        number("wrap", facet.wrap(), 0);
        flag("freeX", facet.freeX());
        flag("freeY", facet.freeY());
        json.writeEndObject();
    }

    private void inset(InsetSpec inset) {
        json.writeStartObject();
        number("x", inset.x(), Double.NaN);
        number("y", inset.y(), Double.NaN);
        number("width", inset.width(), Double.NaN);
        number("height", inset.height(), Double.NaN);
        picture(inset.picture());
        json.writeEndObject();
    }

    private void picture(Picture picture) {
        json.writeObjectPropertyStart("picture");
        fields(picture);
        json.writeEndObject();
    }

    private void grid(GridSpec grid) {
        json.writeObjectPropertyStart("grid");
        list("columns", Arrays.stream(grid.columns()).boxed().toList());
        list("rows", Arrays.stream(grid.rows()).boxed().toList());
        number("gap", grid.gap(), Double.NaN);
        flag("shareX", grid.shareX());
        flag("shareY", grid.shareY());
        legend(grid.legend(), LegendSpec.NONE);
        json.writeArrayPropertyStart("cells");
        for (GridSpec.CellSpec cell : grid.cells()) {
            json.writeStartObject();
            number("row", cell.row(), Double.NaN);
            number("column", cell.column(), Double.NaN);
            number("high", cell.high(), 1);
            number("wide", cell.wide(), 1);
            picture(cell.picture());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void legend(LegendSpec legend, LegendSpec usual) {
        text(
                "legend",
                legend.name().toLowerCase(Locale.ROOT),
                usual.name().toLowerCase(Locale.ROOT));
    }

    private void text(String name, String value, String usual) {
        if (!value.equals(usual)) {
            json.writeStringProperty(name, value);
        }
    }

    private void number(String name, double value, double usual) {
        if (value != usual) {
            json.writeName(name);
            ColumnJson.number(value, json);
        }
    }

    private void flag(String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }

    private void list(String name, List<?> values) {
        if (!values.isEmpty()) {
            json.writeName(name);
            option(values);
        }
    }

    private void maybe(String name, @Nullable Object value) {
        if (value != null) {
            json.writeName(name);
            option(value);
        }
    }
}
