package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of one slope across the whole panel, one through each x and y; what is not given is 0, and
/// then the axes need not reach it.
///
/// @param groups of rows
record SlopedRules(Layer layer, List<Group> groups) implements Prepared {
    private double slope() {
        return layer.options().number("slope", 0);
    }

    private List<Channel> given() {
        return List.of(Channel.X, Channel.Y).stream().filter(layer::has).toList();
    }

    private int[] distinct(Group group) {
        List<Column> columns = given().stream().map(layer::column).toList();
        return Distinct.rows("rule", group.rows(), columns);
    }

    private double[] values(Channel channel) {
        return layer.has(channel) ? layer.numbers(channel) : new double[layer.table().rows()];
    }

    @Override
    public Extents extents() {
        Extents extents = new Extents().ramped(layer);
        for (Channel channel : given()) {
            extents.column(channel, layer.column(channel), layer.rows())
                    .label(channel, layer.title(channel));
        }
        return extents;
    }

    @Override
    public List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (Group group : groups) {
            Numbers numbers = Numbers.of("rule", group.name());
            for (Channel channel : given()) {
                numbers = numbers.with(channel.word(), layer.column(channel).take(distinct(group)));
            }
            double[] slopes = new double[distinct(group).length];
            Arrays.fill(slopes, slope());
            all.add(numbers.with("slope", slopes));
        }
        return all;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        Continuous across = even(stage.x());
        Continuous up = even(stage.y());
        double[] x = values(Channel.X);
        double[] y = values(Channel.Y);
        for (Group group : groups) {
            Colour colour = RuleMark.colour(layer, group, stage);
            for (int row : distinct(group)) {
                double[] ends = {
                    across.from(),
                    up.at(y[row] + slope() * (across.low() - x[row])),
                    across.to(),
                    up.at(y[row] + slope() * (across.high() - x[row]))
                };
                double[] seen = clipped(ends, stage.box());
                if (seen != null) {
                    draw(row, group, colour, seen, stage, sketch);
                }
            }
        }
    }

    private void draw(
            int row, Group group, Colour colour, double[] ends, Stage stage, Sketch sketch) {
        String label = RuleMark.label(layer, row);
        String said = "slope " + Numerals.brief(slope());
        Stroke stroke = RuleMark.stroke(layer, colour);
        sketch.line(
                Meaning.mark(label.isEmpty() ? said : label + ": " + said, group.key()),
                ends[0],
                ends[1],
                ends[2],
                ends[3],
                stroke);
        double dx = ends[2] - ends[0];
        double dy = ends[3] - ends[1];
        double length = Math.hypot(dx, dy);
        String text = Fitted.cut(label, length - 16, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
        sketch.text(
                Meaning.of(Role.LABEL, label),
                ends[2] - 8 * dx / length + 5 * dy / length,
                ends[3] - 8 * dy / length - 5 * dx / length,
                text,
                Theme.TICK_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.END,
                Math.toDegrees(Math.atan2(dy, dx)),
                stage.theme().textIn(colour));
    }

    private static Continuous even(Position scale) {
        if (scale instanceof Continuous line
                && (line.warp() instanceof Warp.Linear || line.warp() instanceof Warp.Time)) {
            return line;
        }
        throw new IllegalArgumentException(
                "A rule with a slope needs axes along which numbers grow evenly, but one has another"
                        + " scale.");
    }

    /// The part of a line that lies in a box; null if none does.
    ///
    /// Source: Liang and Barsky, "A new concept and method for line clipping", 1984.
    ///
    /// @param ends x and y of one end and of the other
    static double @Nullable [] clipped(double[] ends, Box box) {
        double dx = ends[2] - ends[0];
        double dy = ends[3] - ends[1];
        double[] toward = {-dx, dx, -dy, dy};
        double[] room = {
            ends[0] - box.x(), box.right() - ends[0], ends[1] - box.y(), box.bottom() - ends[1]
        };
        double first = 0;
        double last = 1;
        for (int side = 0; side < 4; side++) {
            double share = room[side] / toward[side];
            if (toward[side] < 0) {
                first = Math.max(first, share);
            } else if (toward[side] > 0) {
                last = Math.min(last, share);
            } else if (!(room[side] >= 0)) {
                return null;
            }
        }
        double[] seen = {
            ends[0] + first * dx, ends[1] + first * dy, ends[0] + last * dx, ends[1] + last * dy
        };
        boolean finite = Double.isFinite(seen[0] + seen[1] + seen[2] + seen[3]);
        return finite && first < last ? seen : null;
    }
}
