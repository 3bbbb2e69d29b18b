package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Composite;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.spec.ScaleSpec;
import dev.loupe.figure.stat.Clustering;
import dev.loupe.figure.stat.Clustering.Linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A heat map whose rows and columns are ordered by how alike they are, with the trees of both
/// beside it.
///
/// Either `X`, `Y` and `VALUE` say column, row and number, or columns of numbers stand side by side
/// and `Y` may name the rows. Rows are clustered as they are drawn, that is, after the columns were
/// made comparable.
public final class ClustermapChart implements Composite {
    private static final int MOST_NAMES = 60;

    private static final Signature SIGNATURE =
            new Signature(
                    "clustermap",
                    "a heat map ordered by likeness, with the trees of rows and columns",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.VALUE),
                    List.of(
                            OptionSpec.words(
                                    "columns",
                                    "columns of numbers side by side; all numeric ones if not"
                                            + " said"),
                            OptionSpec.word(
                                    "linkage",
                                    "average",
                                    List.of("single", "complete", "average", "ward"),
                                    "how far clusters are apart"),
                            OptionSpec.word(
                                    "metric",
                                    "euclidean",
                                    List.of("euclidean", "correlation"),
                                    "how far two rows are apart; correlation is 1 − Pearson's r"),
                            OptionSpec.word(
                                    "standardise",
                                    "none",
                                    List.of("none", "columns", "rows"),
                                    "to mean 0 and deviation 1"),
                            OptionSpec.word(
                                    "trees",
                                    "both",
                                    List.of("both", "rows", "columns"),
                                    "what is ordered"),
                            OptionSpec.words(
                                    ClusterStrips.ROWS,
                                    "columns whose classes stand as coloured strips beside the"
                                            + " rows"),
                            OptionSpec.words(
                                    ClusterStrips.COLUMNS,
                                    "the same above the columns, where x, y and value say what is"
                                            + " where"),
                            OptionSpec.words(
                                    ClusterStrips.GROUPS,
                                    "where columns of numbers stand side by side: the class of"
                                            + " each, in their order")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Picture expand(FigureSpec figure, LayerSpec layer, Options options) {
        Table own = layer.data();
        Table data = own == null ? figure.data() : own;
        ClusterTable table = ClusterTable.of(data, layer, options);
        ClusterStrips strips = ClusterStrips.of(data, layer, table, options);
        table =
                switch (options.word("standardise")) {
                    case "columns" -> table.turned().standardised().turned();
                    case "rows" -> table.standardised();
                    default -> table;
                };
        boolean orderRows = !options.word("trees").equals("columns");
        boolean orderColumns = !options.word("trees").equals("rows");
        limit(table);
        Clustering rows = clustering(table.values(), options);
        Clustering columns = clustering(table.turned().values(), options);
        List<String> down = orderRows ? ordered(table.rows(), rows) : table.rows();
        List<String> across = orderColumns ? ordered(table.columns(), columns) : table.columns();
        FigureSpec map = heat(table, across, down, figure.scale(Channel.COLOR), options);
        int right = 1 + strips.beside().size();
        int below = 1 + strips.above().size();
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        if (orderColumns) {
            cells.add(new GridSpec.CellSpec(0, right, 1, 1, tree(columns, across.size(), false)));
        }
        if (orderRows) {
            cells.add(new GridSpec.CellSpec(below, 0, 1, 1, tree(rows, down.size(), true)));
        }
        cells.add(new GridSpec.CellSpec(below, right, 1, 1, strips.unnamed(map)));
        cells.addAll(strips.cells(map, across, down));
        return new GridSpec(
                figure.heading(),
                ClusterStrips.shares(orderRows ? 0.16 : 0.01, strips.beside().size(), 0.84),
                ClusterStrips.shares(orderColumns ? 0.18 : 0.01, strips.above().size(), 0.82),
                2,
                false,
                false,
                strips.legend(figure.legend()),
                cells);
    }

    private static void limit(ClusterTable table) {
        int most = Math.max(table.rows().size(), table.columns().size());
        if (most > Clustering.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "A clustermap takes at most "
                            + Clustering.MOST_ROWS
                            + " rows and columns, but has "
                            + most
                            + ".");
        }
    }

    private static Clustering clustering(double[][] rows, Options options) {
        Linkage linkage = Linkage.valueOf(options.word("linkage").toUpperCase(Locale.ROOT));
        int n = rows.length;
        double[][] distance = new double[n][n];
        boolean correlation = options.word("metric").equals("correlation");
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double d = correlation ? unlike(rows[i], rows[j]) : apart(rows[i], rows[j]);
                if (!Double.isFinite(d)) {
                    throw new IllegalArgumentException(
                            "The rows of a clustermap must have finite distances, but two have"
                                    + " none.");
                }
                distance[i][j] = d;
                distance[j][i] = d;
            }
        }
        return Clustering.ofDistances(distance, linkage);
    }

    private static double apart(double[] a, double[] b) {
        double squares = 0;
        for (int c = 0; c < a.length; c++) {
            squares += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return Math.sqrt(squares);
    }

    /// 1 − r; 1 where a row has no spread.
    private static double unlike(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int c = 0; c < a.length; c++) {
            meanA += a[c] / a.length;
            meanB += b[c] / a.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int c = 0; c < a.length; c++) {
            ab += (a[c] - meanA) * (b[c] - meanB);
            aa += (a[c] - meanA) * (a[c] - meanA);
            bb += (b[c] - meanB) * (b[c] - meanB);
        }
        return aa == 0 || bb == 0 ? 1 : 1 - ab / Math.sqrt(aa * bb);
    }

    private static List<String> ordered(List<String> names, Clustering tree) {
        List<String> ordered = new ArrayList<>();
        for (int leaf : tree.leaves()) {
            ordered.add(names.get(leaf));
        }
        return ordered;
    }

    /// Leaf i of a row's tree stands in the i-th band from the top, its root at the left; of a
    /// column's, from the left, its root above.
    private static FigureSpec tree(Clustering tree, int leaves, boolean ofRows) {
        double[][] brackets = tree.brackets();
        double[] along = new double[4 * brackets.length];
        double[] height = new double[along.length];
        double[] join = new double[along.length];
        double most = 0;
        for (int k = 0; k < brackets.length; k++) {
            double[] b = brackets[k];
            double[] places = {b[0], b[0], b[2], b[2]};
            double[] heights = {b[1], b[4], b[4], b[3]};
            for (int i = 0; i < 4; i++) {
                along[4 * k + i] = ofRows ? leaves - 1 - places[i] : places[i];
                height[4 * k + i] = heights[i];
                join[4 * k + i] = k;
            }
            most = Math.max(most, b[4]);
        }
        double root = most > 0 ? most * 1.02 : 1;
        ScaleSpec places = ScaleSpec.AUTOMATIC.domain(-0.5, leaves - 0.5);
        ScaleSpec heights =
                ofRows
                        ? ScaleSpec.AUTOMATIC.domain(root, 0.0)
                        : ScaleSpec.AUTOMATIC.domain(0.0, root);
        return FigureSpec.of(Table.of("place", along).with("height", height).with("join", join))
                .with(
                        LayerSpec.of("branches")
                                .with(Channel.X, ofRows ? "height" : "place")
                                .with(Channel.Y, ofRows ? "place" : "height")
                                .with(Channel.DETAIL, "join"))
                .with(Channel.X, ofRows ? heights : places)
                .with(Channel.Y, ofRows ? places : heights);
    }

    private static FigureSpec heat(
            ClusterTable table,
            List<String> across,
            List<String> down,
            ScaleSpec colour,
            Options options) {
        int columns = table.columns().size();
        int n = table.rows().size() * columns;
        int[] x = new int[n];
        int[] y = new int[n];
        double[] value = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % columns;
            y[i] = i / columns;
            value[i] = table.values()[y[i]][x[i]];
        }
        String[] columnNames = table.columns().toArray(String[]::new);
        String[] rowNames = table.rows().toArray(String[]::new);
        boolean standard = !options.word("standardise").equals("none");
        ScaleSpec ramp =
                standard && colour.type() == null && colour.ramp() == null
                        ? colour.type("diverging")
                        : colour;
        ScaleSpec order = ScaleSpec.AUTOMATIC.label("").order(down);
        return FigureSpec.of(
                        Table.of(standard ? "deviations" : "value", value)
                                .with("column", new Column.Texts(columnNames, x))
                                .with("row", new Column.Texts(rowNames, y)))
                .with(Heading.PLAIN)
                .with(
                        LayerSpec.of("heatmap")
                                .with(Channel.X, "column")
                                .with(Channel.Y, "row")
                                .with(Channel.VALUE, standard ? "deviations" : "value")
                                .with("annotate", (Object) "never"))
                .with(Channel.X, ScaleSpec.AUTOMATIC.label("").order(across))
                .with(Channel.Y, down.size() > MOST_NAMES ? order.ticks(0) : order)
                .with(Channel.COLOR, ramp);
    }
}
