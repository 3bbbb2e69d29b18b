package dev.loupe.figure.mark.part;

import dev.loupe.figure.layout.Spread;
import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;

/// Shares of a whole as slices of a disc, each named beside it. Slices beyond a number are joined as `other`.
public final class PieMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "pie",
                    "shares of a whole as slices of a disc",
                    List.of(),
                    Parts.TAKES,
                    List.of(
                            Parts.PATH,
                            Hatch.OPTION,
                            OptionSpec.number(
                                    "hole",
                                    "0",
                                    0,
                                    0.95,
                                    "share of the radius left open, for a donut"),
                            OptionSpec.number(
                                    "most", "8", 2, 60, "slices before the rest is joined")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Pie(layer);
    }

    private static final class Pie extends Parts {
        private static final double LABEL_LINE = 15;
        private static final double GAP = 10;

        Pie(Layer layer) {
            super("pie", layer);
        }

        /// A slice and what stands beside it.
        private record Slice(Wedge wedge, Colour fill, Meaning meaning, String name, String share) {
            boolean right() {
                return Math.sin(wedge.middle()) >= 0;
            }
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            double names = Math.min(named(), Math.min(190, box.width() * 0.34));
            double outer =
                    Math.max(8, Math.min((box.width() - 2 * names) / 2, box.height() / 2 - 8));
            double hole = layer.options().number("hole", 0);
            List<Slice> slices = slices(box, outer, hole * outer, stage);
            for (Slice slice : slices) {
                sketch.path(
                        slice.meaning(),
                        slice.wedge().outline(),
                        slice.fill(),
                        new Stroke(stage.theme().surface(), slices.size() > 1 ? 1.5 : 0));
            }
            name(
                    slices.stream().filter(Slice::right).toList(),
                    true,
                    names,
                    outer,
                    box,
                    stage,
                    sketch);
            name(
                    slices.stream().filter(s -> !s.right()).toList(),
                    false,
                    names,
                    outer,
                    box,
                    stage,
                    sketch);
            if (hole >= 0.4 && !slices.isEmpty()) {
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.centreX(),
                        box.centreY() + 6,
                        Numerals.brief(whole.value()),
                        18,
                        Theme.TITLE_WEIGHT,
                        Anchor.MIDDLE,
                        0,
                        stage.theme().ink());
            }
        }

        /// Pixels that the widest name and its share take beside the disc.
        private double named() {
            double widest = Typeface.width("999 others", Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
            int most = layer.options().count("most", 8);
            for (Hierarchy part : whole.children().stream().limit(most).toList()) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(part.name(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT));
            }
            return widest + 66;
        }

        private List<Slice> slices(Box box, double outer, double inner, Stage stage) {
            List<Hierarchy> parts = whole.children();
            int most = layer.options().count("most", 8);
            int shown = parts.size() <= most ? parts.size() : most - 1;
            List<Slice> slices = new ArrayList<>();
            double angle = 0;
            for (Hierarchy part : parts.subList(0, shown)) {
                double to = angle + 2 * Math.PI * part.value() / whole.value();
                slices.add(
                        new Slice(
                                new Wedge(box.centreX(), box.centreY(), inner, outer, angle, to),
                                fill(part, stage),
                                meaning(part),
                                part.name(),
                                share(part)));
                angle = to;
            }
            if (shown < parts.size()) {
                double rest =
                        parts.subList(shown, parts.size()).stream()
                                .mapToDouble(Hierarchy::value)
                                .sum();
                String name = (parts.size() - shown) + " others";
                slices.add(
                        new Slice(
                                new Wedge(
                                        box.centreX(),
                                        box.centreY(),
                                        inner,
                                        outer,
                                        angle,
                                        2 * Math.PI),
                                stage.theme().mute(),
                                Meaning.of(Role.MARK, name + ", " + Numerals.brief(rest)),
                                name,
                                share(rest / whole.value())));
            }
            return slices;
        }

        /// Names of one side, moved apart where slices are thin, each tied to its slice by a thin line.
        private void name(
                List<Slice> side,
                boolean right,
                double room,
                double outer,
                Box box,
                Stage stage,
                Sketch sketch) {
            Theme theme = stage.theme();
            double[] wanted =
                    side.stream()
                            .mapToDouble(s -> s.wedge().y(s.wedge().middle(), outer + 8))
                            .toArray();
            double[] placed = Spread.apart(wanted, LABEL_LINE, box.y() + 6, box.bottom() - 6);
            double way = right ? 1 : -1;
            double start = box.centreX() + way * (outer + GAP + 6);
            for (int i = 0; i < placed.length; i++) {
                Slice slice = side.get(i);
                Wedge wedge = slice.wedge();
                sketch.stroke(
                        Meaning.NONE,
                        new Outline.Builder(3)
                                .move(
                                        wedge.x(wedge.middle(), outer + 2),
                                        wedge.y(wedge.middle(), outer + 2))
                                .line(start - way * 4, placed[i])
                                .line(start, placed[i])
                                .build(),
                        new Stroke(theme.axis(), 1));
                double shareWidth =
                        Typeface.width(slice.share(), Theme.SMALL_SIZE, Theme.TEXT_WEIGHT);
                String name =
                        Fitted.cut(
                                slice.name(),
                                Math.max(20, room - 24 - shareWidth),
                                Theme.SMALL_SIZE,
                                Theme.LABEL_WEIGHT);
                double nameWidth = Typeface.width(name, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
                double at = start + way * 4;
                sketch.text(
                        Meaning.of(Role.LABEL),
                        right ? at : at - shareWidth - 6,
                        placed[i] + 4,
                        name,
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        right ? Anchor.START : Anchor.END,
                        0,
                        theme.ink());
                sketch.text(
                        Meaning.of(Role.LABEL),
                        right ? at + nameWidth + 6 : at,
                        placed[i] + 4,
                        slice.share(),
                        Theme.SMALL_SIZE,
                        Theme.TEXT_WEIGHT,
                        right ? Anchor.START : Anchor.END,
                        0,
                        theme.ink3());
            }
        }
    }
}
