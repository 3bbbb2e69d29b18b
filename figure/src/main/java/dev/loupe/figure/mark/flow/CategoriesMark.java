package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Parallel categories: a column of categories for each column of the table, and ribbons for the rows that go from one to the next.
///
/// Ribbons keep the colour of their class through all columns; without a colour channel, that of the first column's category.
public final class CategoriesMark implements Mark {
    private static final double HEAD = 26;

    private static final Signature SIGNATURE =
            new Signature(
                    "categories",
                    "parallel categories: ribbons of rows from column to column",
                    List.of(),
                    List.of(Channel.COLOR, Channel.VALUE),
                    List.of(
                            OptionSpec.words("columns", "which columns; all of texts if not said"),
                            OptionSpec.flag("values", true, "the number of rows after each name")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<String> columns = new ArrayList<>(layer.options().words("columns"));
        if (columns.isEmpty()) {
            layer.table()
                    .columns()
                    .forEach(
                            (name, column) -> {
                                if (column instanceof Column.Texts) {
                                    columns.add(name);
                                }
                            });
        }
        if (columns.size() == 1) {
            throw new IllegalArgumentException(
                    "The mark categories needs at least two columns, but has only "
                            + columns.getFirst()
                            + ".");
        }
        if (layer.has(Channel.VALUE)) {
            amounts(layer);
        }
        return new Parallel(layer, columns, Steps.of(layer, columns));
    }

    private static void amounts(Layer layer) {
        double[] values = layer.numbers(Channel.VALUE);
        for (int row : layer.rows()) {
            if (values[row] < 0) {
                throw new IllegalArgumentException(
                        "The mark categories needs amounts of at least 0, but "
                                + layer.title(Channel.VALUE)
                                + " is "
                                + Plain.brief(values[row])
                                + " in row "
                                + (row + 1)
                                + ".");
            }
        }
    }

    private record Parallel(Layer layer, List<String> columns, Steps steps) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public int leftOut() {
            return steps.links().leftOut();
        }

        @Override
        public List<Numbers> numbers() {
            List<Links.Link> links = steps.links().links();
            List<String> names = steps.names();
            int[] column = steps.layering().column();
            return List.of(
                    Numbers.of("categories", "")
                            .with("class", texts(links, l -> l.group().name()))
                            .with("column", texts(links, l -> columns.get(column[l.source()])))
                            .with("category", texts(links, l -> names.get(l.source())))
                            .with("next column", texts(links, l -> columns.get(column[l.target()])))
                            .with("next category", texts(links, l -> names.get(l.target())))
                            .with(
                                    "value",
                                    links.stream().mapToDouble(Links.Link::value).toArray()));
        }

        private static String[] texts(List<Links.Link> links, Function<Links.Link, String> of) {
            return links.stream().map(of).toArray(String[]::new);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            int[] first =
                    steps.layering().columns().isEmpty()
                            ? new int[0]
                            : steps.layering().columns().getFirst();
            FlowPlaces places =
                    new FlowDrawing(
                                    steps.links(),
                                    steps.layering(),
                                    steps.names(),
                                    layer.options().flag("values"),
                                    layer.options().number("opacity", 0.5),
                                    link -> colour(link, stage),
                                    node -> node(node, first, theme))
                            .draw(stage.box().inset(HEAD, 0, 0, 0), theme, sketch);
            if (places != null) {
                heads(places, stage, sketch);
            }
        }

        private Colour colour(Links.Link link, Stage stage) {
            Colour paint = layer.paint();
            if (paint != null) {
                return paint;
            }
            return layer.has(Channel.COLOR)
                    ? link.colour(layer, stage)
                    : stage.theme().fill(link.group().colour()).colour();
        }

        /// The first column's categories have the colours that go out from them.
        private Colour node(int node, int[] first, Theme theme) {
            boolean origin = !layer.has(Channel.COLOR) && layer.paint() == null;
            boolean head = origin && Arrays.stream(first).anyMatch(n -> n == node);
            return head ? theme.look(steps.classOf()[node]).colour() : theme.ink3();
        }

        private void heads(FlowPlaces places, Stage stage, Sketch sketch) {
            Box box = stage.box();
            int last = columns.size() - 1;
            for (int c = 0; c <= last; c++) {
                int[] nodes = steps.layering().columns().get(c);
                Box node = places.nodes()[nodes[0]];
                double step = box.width() / Math.max(1, last);
                sketch.text(
                        Meaning.of(Role.AXIS_TITLE, columns.get(c)),
                        c == 0 ? node.right() : node.x(),
                        box.y() + 12,
                        Fitted.cut(
                                columns.get(c), 0.9 * step, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        c == 0 ? Anchor.END : Anchor.START,
                        0,
                        stage.theme().ink2());
            }
        }
    }
}
