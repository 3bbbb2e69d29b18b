package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.stat.Moments;
import dev.loupe.figure.stat.Quantiles;

import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Aggregates over the rows that share all other fields.
final class Summary {
    private Summary() {}

    /// @param keys    columns that rows are grouped by
    /// @param wanted  definitions with aggregates
    /// @throws UnsupportedOperationException naming an aggregate that is not known
    static Table of(Table table, List<String> keys, List<Definition> wanted) {
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> key = new ArrayList<>();
            for (String name : keys) {
                Column column = table.column(name);
                key.add(column.missing(row) ? "\u0000" : column.text(row));
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<int[]> rows =
                groups.values().stream().map(g -> g.stream().mapToInt(i -> i).toArray()).toList();
        int[] firsts = rows.stream().mapToInt(r -> r[0]).toArray();
        Table summary = Table.EMPTY;
        for (String key : keys) {
            summary = summary.with(key, table.column(key).take(firsts));
        }
        for (Definition definition : wanted) {
            double[] values = new double[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(table, rows.get(i), definition);
            }
            summary = summary.with(definition.made(), values);
        }
        return summary;
    }

    private static double value(Table table, int[] rows, Definition definition) {
        if (definition.aggregate().equals("count")) {
            return rows.length;
        }
        Column column = table.column(definition.column()).take(rows);
        if (definition.aggregate().equals("distinct")) {
            return Arrays.stream(rows)
                    .mapToObj(r -> table.column(definition.column()).text(r))
                    .distinct()
                    .count();
        }
        if (definition.aggregate().equals("valid") || definition.aggregate().equals("missing")) {
            boolean missing = definition.aggregate().equals("missing");
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                count += column.missing(i) == missing ? 1 : 0;
            }
            return count;
        }
        double[] sorted =
                Quantiles.sorted(
                        column instanceof Column.Numbers(double[] all) ? all : new double[0]);
        if (sorted.length == 0) {
            return definition.aggregate().equals("sum") ? 0 : Double.NaN;
        }
        Moments moments = Moments.of(sorted);
        return switch (definition.aggregate()) {
            case "sum" -> Arrays.stream(sorted).sum();
            case "mean", "average" -> moments.mean();
            case "median" -> Quantiles.of(sorted, 0.5);
            case "q1" -> Quantiles.of(sorted, 0.25);
            case "q3" -> Quantiles.of(sorted, 0.75);
            case "min" -> sorted[0];
            case "max" -> sorted[sorted.length - 1];
            case "stdev" -> moments.sd();
            case "stderr" -> moments.se();
            default ->
                    throw new UnsupportedOperationException(
                            "the aggregate " + definition.aggregate());
        };
    }

    /// Values at the middles of bins whose edges are round numbers.
    ///
    /// Source: Vega's transform `bin`: the step is the smallest of 1, 2 or 5 times a power of ten that makes at most `most` bins.
    static Column binned(Column column, double most) {
        if (!(column instanceof Column.Numbers(double[] values))) {
            return column;
        }
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double span = high > low ? high - low : Math.max(Math.abs(low), 1);
        double step = BinSteps.step(MissingNode.getInstance(), span, most, 10);
        double[] middles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            middles[i] = (Math.floor(values[i] / step + 1e-9) + 0.5) * step;
        }
        return new Column.Numbers(middles);
    }
}
