package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.AxisCut;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Writes specs; what has its usual value is left out.
final class SpecWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final SpecFields fields;
    private SharedTables tables = SharedTables.NONE;

    SpecWriter(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        fields = new SpecFields(json);
    }

    @Override
    public void close() {
        json.close();
    }

    void write(Picture picture) {
        tables = SharedTables.of(picture);
        json.writeStartObject();
        json.writeNumberProperty("figure", SpecJson.VERSION);
        tables();
        fields(picture);
        json.writeEndObject();
    }

    private void tables() {
        if (tables.all().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("tables");
        for (Table table : tables.all()) {
            json.writeName(Objects.requireNonNull(tables.name(table)));
            columns(table);
        }
        json.writeEndObject();
    }

    private void fields(Picture picture) {
        heading(picture.heading());
        switch (picture) {
            case FigureSpec figure -> figure(figure);
            case GridSpec grid -> grid(grid);
        }
    }

    private void heading(Heading heading) {
        fields.text("title", heading.title(), "");
        fields.text("subtitle", heading.subtitle(), "");
        fields.text("caption", heading.caption(), "");
        fields.text("description", heading.description(), "");
        fields.number("width", heading.width(), 0);
        fields.number("height", heading.height(), 0);
        fields.text("theme", heading.theme(), "light");
        fields.text("language", heading.language(), "");
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
        fields.number("aspect", figure.aspect(), 0);
    }

    private void data(Table table) {
        json.writeName("data");
        @Nullable String name = tables.name(table);
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
                                fields.option(value);
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

    private void scale(ScaleSpec scale) {
        json.writeStartObject();
        fields.maybe("type", scale.type());
        fields.maybe("from", scale.from());
        fields.maybe("to", scale.to());
        fields.list("order", scale.order());
        fields.maybe("zero", scale.zero());
        fields.maybe("label", scale.label());
        Integer ticks = scale.ticks();
        fields.maybe("ticks", ticks == null ? null : Double.valueOf(ticks));
        fields.maybe("ramp", scale.ramp());
        fields.list("colours", scale.colours());
        fields.maybe("middle", scale.middle());
        fields.list("thresholds", scale.thresholds());
        Integer steps = scale.steps();
        fields.maybe("steps", steps == null ? null : Double.valueOf(steps));
        fields.flag("reverse", scale.reverse());
        fields.list("cuts", scale.cuts().stream().map(AxisCut::text).toList());
        json.writeEndObject();
    }

    private void facet(FacetSpec facet) {
        if (facet.equals(FacetSpec.NONE)) {
            return;
        }
        json.writeObjectPropertyStart("facet");
        fields.text("column", facet.column(), "");
        fields.text("row", facet.row(), "");
        fields.number("wrap", facet.wrap(), 0);
        fields.flag("freeX", facet.freeX());
        fields.flag("freeY", facet.freeY());
        json.writeEndObject();
    }

    private void inset(InsetSpec inset) {
        json.writeStartObject();
        fields.number("x", inset.x(), Double.NaN);
        fields.number("y", inset.y(), Double.NaN);
        fields.number("width", inset.width(), Double.NaN);
        fields.number("height", inset.height(), Double.NaN);
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
        fields.list("columns", Arrays.stream(grid.columns()).boxed().toList());
        fields.list("rows", Arrays.stream(grid.rows()).boxed().toList());
        fields.number("gap", grid.gap(), Double.NaN);
        fields.flag("shareX", grid.shareX());
        fields.flag("shareY", grid.shareY());
        legend(grid.legend(), LegendSpec.NONE);
        json.writeArrayPropertyStart("cells");
        for (GridSpec.CellSpec cell : grid.cells()) {
            json.writeStartObject();
            fields.number("row", cell.row(), Double.NaN);
            fields.number("column", cell.column(), Double.NaN);
            fields.number("high", cell.high(), 1);
            fields.number("wide", cell.wide(), 1);
            picture(cell.picture());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void legend(LegendSpec legend, LegendSpec usual) {
        fields.text(
                "legend",
                legend.name().toLowerCase(Locale.ROOT),
                usual.name().toLowerCase(Locale.ROOT));
    }
}
