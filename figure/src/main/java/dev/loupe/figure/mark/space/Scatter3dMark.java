package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.DepthOrder;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Piece;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A dot for each row in space, near ones over far ones, far ones paler.
public final class Scatter3dMark implements Mark {
    private static final int MOST_RUNS = 4_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "scatter3d",
                    "a dot for each row in space",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR, Channel.SIZE, Channel.SHAPE, Channel.DETAIL),
                    Space.options(
                            OptionSpec.number("radius", "3", 0.2, 50, "of dots, in pixels"),
                            OptionSpec.flag("stems", false, "a line from each dot to the floor")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Dots(Space.of(layer));
    }

    /// One row as it is seen.
    private record Dot(int row, Group group, double x, double y, double near, double foot) {}

    private record Dots(Space space) implements Prepared {
        @Override
        public Frame frame() {
            return space.frame();
        }

        @Override
        public int leftOut() {
            return space.leftOut();
        }

        @Override
        public Extents extents() {
            Extents extents = space.extents(false);
            Layer layer = space.layer();
            return layer.has(Channel.SIZE)
                    ? extents.numbers(Channel.SIZE, layer.numbers(Channel.SIZE, space.rows()))
                            .label(Channel.SIZE, layer.title(Channel.SIZE))
                    : extents;
        }

        @Override
        public List<Numbers> numbers() {
            return space.layer().over(space.rows()).groups().stream()
                    .map(g -> space.numbers("scatter3d", g.name(), g.rows()))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            List<Dot> dots = new ArrayList<>();
            for (Group group : space.layer().over(space.rows()).groups()) {
                dots.addAll(seen(group, frame, view, stage));
            }
            boolean mixed = dots.size() <= MOST_RUNS;
            Comparator<Dot> far = Comparator.comparingDouble(Dot::near);
            dots.sort(
                    mixed
                            ? far
                            : Comparator.<Dot>comparingInt(d -> d.group.colour())
                                    .thenComparing(far));
            if (space.layer().options().flag("stems")) {
                for (Dot dot : dots) {
                    sketch.line(
                            Meaning.NONE,
                            dot.x,
                            dot.foot,
                            dot.x,
                            dot.y,
                            new Stroke(stage.theme().mute(), 0.75));
                }
            }
            for (int from = 0; from < dots.size(); ) {
                int to = from + 1;
                while (to < dots.size() && dots.get(to).group == dots.get(from).group) {
                    to++;
                }
                Group group = dots.get(from).group;
                Meaning meaning = Meaning.mark(group.name(), group.key());
                sketch.add(dots(dots.subList(from, to), meaning, stage));
                from = to;
            }
        }

        /// As the scale has them, not yet hazed nor faded.
        private int[] colours(int[] rows, Group group, Stage stage) {
            Layer layer = space.layer();
            Colour plain = stage.look(group, layer.paint()).colour();
            int[] fill = new int[rows.length];
            Arrays.fill(fill, plain.argb());
            if (layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)) {
                double[] numbers = layer.numbers(Channel.COLOR, rows);
                for (int i = 0; i < fill.length; i++) {
                    fill[i] = stage.ramped(numbers[i], plain).argb();
                }
            }
            return fill;
        }

        private double[] radii(int[] rows, Stage stage) {
            Layer layer = space.layer();
            double[] radius = new double[rows.length];
            Arrays.fill(
                    radius,
                    layer.options().number("radius", space.rows().length > 1_000 ? 2 : 3.5));
            var sizing = stage.size();
            if (layer.has(Channel.SIZE) && sizing != null) {
                double[] sizes = layer.numbers(Channel.SIZE, rows);
                for (int i = 0; i < radius.length; i++) {
                    double wished = sizing.radius(sizes[i]);
                    radius[i] = Double.isNaN(wished) ? 0 : wished;
                }
            }
            return radius;
        }

        @Override
        public List<Cube.Solid> solids(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            Layer layer = space.layer();
            List<Cube.Solid> solids = new ArrayList<>();
            for (Group group : layer.over(space.rows()).groups()) {
                int[] rows = space.placed(group.rows(), stage, frame);
                double opacity = layer.options().number("opacity", 1);
                solids.add(
                        new Cube.Dots(
                                group.key(),
                                stage.look(group, layer.paint()).symbol(),
                                space.places(rows, stage, frame),
                                radii(rows, stage),
                                Arrays.stream(colours(rows, group, stage))
                                        .map(argb -> new Colour(argb).fade(opacity).argb())
                                        .toArray(),
                                layer.options().flag("stems")));
            }
            return solids;
        }

        @Override
        public List<Piece> pieces(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            List<Piece> pieces = new ArrayList<>();
            boolean stems = space.layer().options().flag("stems");
            for (Group group : space.layer().over(space.rows()).groups()) {
                Meaning meaning = Meaning.mark(group.name(), group.key());
                List<Dot> seen = seen(group, frame, view, stage);
                if (seen.isEmpty()) {
                    continue;
                }
                Item.Dots all = dots(seen, meaning, stage);
                for (int i = 0; i < seen.size(); i++) {
                    Dot dot = seen.get(i);
                    Item.Dots one = DepthOrder.one(all, i);
                    double near = dot.near + Cut.DOT;
                    double radius = one.radius(0);
                    Box box = new Box(dot.x - radius, dot.y - radius, 2 * radius, 2 * radius);
                    pieces.add(new Piece(near, near, near, box, one, List::of));
                    if (stems) {
                        double[] top = space.cube(dot.row, stage, frame);
                        double[] foot = {top[0], top[1], -1};
                        Stroke stroke = new Stroke(stage.theme().mute(), 0.75);
                        pieces.addAll(Cut.line(foot, top, Cut.LINE, Meaning.NONE, stroke, view));
                    }
                }
            }
            return pieces;
        }

        private List<Dot> seen(Group group, BoxFrame frame, View view, Stage stage) {
            List<Dot> dots = new ArrayList<>();
            for (int row : group.rows()) {
                double[] cube = space.cube(row, stage, frame);
                double[] at = view.at(cube[0], cube[1], cube[2]);
                if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
                    double foot = view.at(cube[0], cube[1], -1)[1];
                    dots.add(new Dot(row, group, at[0], at[1], at[2], foot));
                }
            }
            return dots;
        }

        private Item.Dots dots(List<Dot> run, Meaning meaning, Stage stage) {
            Layer layer = space.layer();
            Group group = run.getFirst().group;
            Theme.Look look = stage.look(group, layer.paint());
            int[] rows = run.stream().mapToInt(Dot::row).toArray();
            int[] fill = colours(rows, group, stage);
            for (int i = 0; i < rows.length; i++) {
                double haze = Math.clamp((1.3 - run.get(i).near) / 2.6, 0, 1);
                Colour colour = new Colour(fill[i]);
                fill[i] =
                        Haze.of(colour, stage.theme(), 0.3 * haze)
                                .fade(layer.options().number("opacity", 1))
                                .argb();
            }
            double[] radius = radii(rows, stage);
            String[] heights =
                    Arrays.stream(rows)
                            .mapToObj(r -> layer.column(Channel.Z).text(r))
                            .toArray(String[]::new);
            return new Item.Dots(
                    meaning,
                    look.symbol(),
                    run.stream().mapToDouble(Dot::x).toArray(),
                    run.stream().mapToDouble(Dot::y).toArray(),
                    radius,
                    fill,
                    look.symbol().open()
                            ? new Stroke(look.colour(), Theme.LINE)
                            : new Stroke(stage.theme().surface(), 0.5),
                    rows,
                    space.rows().length > 5_000
                            ? List.of()
                            : List.of(new Item.Facts(layer.title(Channel.Z), heights)));
        }
    }
}
