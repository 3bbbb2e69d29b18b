package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Events along a line of time, their names above and below it, as many as have room.
public final class TimelineMark implements Mark {
    private static final double LEVEL = 19;
    private static final double MOST_NAME = 160;
    private static final int MOST = 20_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "timeline",
                    "events along a line, with their names",
                    List.of(Channel.X, Channel.TEXT),
                    List.of(Channel.COLOR),
                    List.of(),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] x = layer.numbers(Channel.X);
        int[] rows = Arrays.stream(layer.rows()).filter(row -> Double.isFinite(x[row])).toArray();
        if (rows.length > MOST) {
            throw new IllegalArgumentException(
                    "The mark timeline can show %,d events, but there are %,d."
                            .formatted(MOST, rows.length));
        }
        return new Line(layer, rows);
    }

    private record Line(Layer layer, int[] rows) implements Bare {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .column(Channel.X, layer.column(Channel.X), rows)
                            .padded(Channel.X);
            return extents.coloured(layer);
        }

        @Override
        public int leftOut() {
            return layer.rows().length - rows.length;
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("timeline", "")
                            .with("x", layer.column(Channel.X).take(rows))
                            .with("text", layer.column(Channel.TEXT).take(rows)));
        }

        /// An event in pixels.
        private record Event(int row, Group group, double x, Colour colour) {}

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            double middle = box.centreY();
            Position scale = scale(stage);
            List<Event> events = events(scale, stage);
            names(events, box, middle, stage, sketch);
            axis(scale, box, middle, stage.theme(), sketch);
            for (Event event : events) {
                Column text = layer.column(Channel.TEXT);
                sketch.path(
                        Meaning.mark(
                                        text.text(event.row)
                                                + ", "
                                                + layer.column(Channel.X).text(event.row),
                                        event.group.key())
                                .rows(event.row),
                        new Outline.Builder(6).circle(event.x, middle, 4).build(),
                        event.colour,
                        new Stroke(stage.theme().surface(), 1.5));
            }
        }

        /// The scale with room for the name of the last event.
        private Position scale(Stage stage) {
            double[] x = stage.across(layer.column(Channel.X), rows);
            int last = -1;
            for (int i = 0; i < x.length; i++) {
                last = Double.isFinite(x[i]) && (last < 0 || x[i] >= x[last]) ? i : last;
            }
            Box box = stage.box();
            double name =
                    last < 0
                            ? 0
                            : Typeface.width(
                                    shown(rows[last]), Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            double free = last < 0 ? 0 : box.right() - x[last];
            double room = Math.min(Math.max(0, name + 6 - free), box.width() / 2);
            return stage.x().over(box.x(), box.right() - room);
        }

        private List<Event> events(Position scale, Stage stage) {
            List<Event> events = new ArrayList<>();
            for (Group group : layer.over(rows).groups()) {
                double[] x = Stage.places(scale, layer.column(Channel.X), group.rows());
                Colour plain = stage.look(group, layer.paint()).colour();
                for (int i = 0; i < x.length; i++) {
                    if (Double.isFinite(x[i])) {
                        int row = group.rows()[i];
                        events.add(new Event(row, group, x[i], stage.colour(layer, row, plain)));
                    }
                }
            }
            events.sort((a, b) -> Double.compare(a.x, b.x));
            return events;
        }

        /// The line, its ticks, and their labels with a little surface behind, as stems pass there.
        private static void axis(Position x, Box box, double middle, Theme theme, Sketch sketch) {
            sketch.line(
                    Meaning.of(Role.AXIS),
                    box.x(),
                    middle,
                    box.right(),
                    middle,
                    new Stroke(theme.axis(), 2));
            double last = Double.NEGATIVE_INFINITY;
            for (Tick tick : x.ticks((int) Math.clamp(x.length() / 90, 2, 12))) {
                double at = x.at(tick.value());
                double half = Typeface.width(tick.label(), Theme.TICK_SIZE, Theme.TEXT_WEIGHT) / 2;
                boolean fits = at - half > Math.max(last + 8, box.x()) && at + half < box.right();
                if (fits) {
                    last = at + half;
                    sketch.line(
                            Meaning.of(Role.TICK),
                            at,
                            middle - 4,
                            at,
                            middle + 4,
                            new Stroke(theme.axis(), 1));
                    sketch.rect(
                            Meaning.NONE,
                            at - half - 2,
                            middle + 7,
                            at + half + 2,
                            middle + 20,
                            theme.surface().fade(0.8),
                            null);
                    sketch.text(
                            Meaning.of(Role.TICK),
                            at,
                            middle + 17,
                            tick.label(),
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.MIDDLE,
                            0,
                            theme.tick());
                }
            }
        }

        /// A name that has its place.
        private record Placed(double x, int level) {}

        /// From the right, each name goes above or below to the level nearest to the line that keeps its text clear of the
        /// names and stems right of it.
        private void names(List<Event> events, Box box, double middle, Stage stage, Sketch sketch) {
            int above = (int) Math.max(1, Math.floor((middle - box.y() - 8) / LEVEL));
            int below = (int) Math.max(0, Math.floor((box.bottom() - middle - 26) / LEVEL));
            List<Placed> high = new ArrayList<>();
            List<Placed> low = new ArrayList<>();
            for (Event event : events.reversed()) {
                String name = shown(event.row);
                double end =
                        event.x + 10 + Typeface.width(name, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
                int up = level(high, end);
                int down = level(low, end);
                boolean upwards = up < above && (up <= down || down >= below);
                if (upwards || down < below) {
                    int level = upwards ? up : down;
                    (upwards ? high : low).add(new Placed(event.x, level));
                    double y = upwards ? middle - 14 - level * LEVEL : middle + 34 + level * LEVEL;
                    name(name, event, y, upwards, middle, stage, sketch);
                }
            }
        }

        private String shown(int row) {
            return Fitted.cut(
                    layer.column(Channel.TEXT).text(row),
                    MOST_NAME,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT);
        }

        /// One above all those that begin before the text ends.
        private static int level(List<Placed> placed, double end) {
            int level = 0;
            for (int i = placed.size() - 1; i >= 0 && placed.get(i).x < end; i--) {
                level = Math.max(level, placed.get(i).level + 1);
            }
            return level;
        }

        private static void name(
                String name,
                Event event,
                double y,
                boolean above,
                double middle,
                Stage stage,
                Sketch sketch) {
            sketch.line(
                    Meaning.NONE,
                    event.x,
                    middle + (above ? -4 : 4),
                    event.x,
                    above ? y - 8 : y + 2,
                    new Stroke(event.colour.fade(0.6), 1));
            sketch.text(
                    Meaning.of(Role.LABEL),
                    event.x + 4,
                    y,
                    name,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    0,
                    event.group.colour() >= 0
                            ? stage.theme().textIn(event.colour)
                            : stage.theme().ink());
        }
    }
}
