package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Traces of many columns: parallel coordinates and categories, matrices of scatters, and tables.
///
/// Source: plotly.js' reference of `parcoords`, `parcats`, `splom` and `table`.
final class Dimensions {
    private final ColourScales scales;
    private final Carrier carrier;

    Dimensions(ColourScales scales, Carrier carrier) {
        this.scales = scales;
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        JsonNode node = trace.node();
        Table table = trace.type().equals("table") ? cells(node) : columns(node);
        if (table.columns().isEmpty()) {
            carrier.lost(trace.said() + " without columns of one length");
            return figure;
        }
        List<String> names = List.copyOf(table.columns().keySet());
        LayerSpec layer =
                switch (trace.type()) {
                    case "parcoords" -> LayerSpec.of("parallel");
                    case "parcats" -> LayerSpec.of("categories");
                    default -> LayerSpec.of("table");
                };
        layer = layer.with("columns", (Object) names);
        if (trace.type().equals("parcats") && Values.array(node.path("counts"))) {
            Column counts = Values.column(node.path("counts"));
            if (counts.size() == table.rows()) {
                table = table.with("rows counted", counts);
                layer = layer.with(Channel.VALUE, "rows counted");
            }
        }
        JsonNode line = node.path("line");
        if (trace.type().equals("parcoords")
                && Marked.of(line, table.rows(), scales)
                        instanceof Marked.Numbers(Column values, ScaleSpec scale)) {
            return figure.with(Channel.COLOR, scale)
                    .with(
                            layer.with(Channel.COLOR, "colour of lines")
                                    .over(table.with("colour of lines", values)));
        }
        return figure.with(layer.over(table));
    }

    /// All traces of one matrix of scatters, told apart by their names.
    FigureSpec matrix(FigureSpec figure, List<Trace> traces) {
        List<Table> tables = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Trace trace : traces) {
            Table table = columns(trace.node());
            if (tables.isEmpty()
                    || table.columns().keySet().equals(tables.getFirst().columns().keySet())) {
                tables.add(table);
                for (int row = 0; row < table.rows(); row++) {
                    names.add(trace.named());
                }
            } else {
                carrier.lost(trace.said() + " of other dimensions");
            }
        }
        Table all = Table.EMPTY;
        List<String> columns = List.copyOf(tables.getFirst().columns().keySet());
        for (String column : columns) {
            all =
                    all.with(
                            column,
                            Joined.joined(tables.stream().map(t -> t.column(column)).toList()));
        }
        if (columns.size() < 2) {
            carrier.lost(traces.getFirst().said() + " of fewer than two columns");
            return figure;
        }
        LayerSpec layer = LayerSpec.of("pairplot").with("columns", (Object) columns);
        return traces.size() == 1
                ? figure.with(layer.over(all))
                : figure.with(Channel.COLOR, figure.scale(Channel.COLOR).label(""))
                        .with(
                                layer.with(Channel.COLOR, Joined.NAME)
                                        .over(all.with(Joined.NAME, names.toArray(String[]::new))));
    }

    /// Dimensions that are seen, by their labels; none unless all are of one length.
    private static Table columns(JsonNode node) {
        Table table = Table.EMPTY;
        int place = 0;
        for (JsonNode dimension : node.path("dimensions")) {
            place++;
            JsonNode values = dimension.path("values");
            if (!dimension.path("visible").asBoolean(true) || !Values.array(values)) {
                continue;
            }
            String label = dimension.path("label").asString("");
            String name = label.isEmpty() || table.has(label) ? label + " " + place : label;
            Column column = Values.column(values);
            if (!table.columns().isEmpty() && column.size() != table.rows()) {
                return Table.EMPTY;
            }
            table = table.with(name.strip(), column);
        }
        return table;
    }

    /// The cells of a table, columns by their headings; shorter columns end with nothing.
    private static Table cells(JsonNode node) {
        JsonNode headings = node.path("header").path("values");
        JsonNode values = node.path("cells").path("values");
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : values) {
            columns.add(Values.column(column));
        }
        int rows = columns.stream().mapToInt(Column::size).max().orElse(0);
        Table table = Table.EMPTY;
        for (int i = 0; i < columns.size(); i++) {
            JsonNode said = headings.path(i);
            String heading = Axes.title(said.isArray() ? said.path(0) : said);
            String name =
                    heading.isEmpty() || table.has(heading) ? heading + " " + (i + 1) : heading;
            Column column = columns.get(i);
            if (column.size() < rows) {
                String[] texts = new String[rows];
                Arrays.setAll(texts, row -> row < column.size() ? column.text(row) : "");
                table = table.with(name.strip(), texts);
            } else {
                table = table.with(name.strip(), column);
            }
        }
        return table;
    }
}
