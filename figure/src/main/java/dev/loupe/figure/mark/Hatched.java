package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A layer whose filled areas have a pattern over them, the one of their class.
///
/// @param bySeries of the groups that are known before anything is drawn; other series take theirs in turn
public record Hatched(Prepared layer, List<Hatch> patterns, Map<String, Hatch> bySeries)
        implements Wrapping {
    /// Areas that are thinner have no room for a pattern.
    private static final double LEAST = 3;

    /// A layer as it is, or hatched if it asks for that.
    public static Prepared of(Layer layer, Prepared prepared) {
        boolean channel = layer.splits(Channel.HATCH);
        boolean option =
                layer.options().knows(Hatch.NAME) && !layer.options().words(Hatch.NAME).isEmpty();
        if (!channel && !option) {
            return prepared;
        }
        List<Hatch> patterns = Hatch.of(layer.options());
        Map<String, Hatch> bySeries = new HashMap<>();
        if (channel || layer.splits(Channel.COLOR)) {
            for (Group group : layer.everyGroup()) {
                int place = channel ? group.hatch() : group.colour();
                bySeries.put(group.key(), patterns.get(Math.max(0, place) % patterns.size()));
            }
        }
        return new Hatched(prepared, patterns, bySeries);
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        Sketch own = new Sketch(sketch.zoom());
        layer.draw(stage, own);
        Map<String, Hatch> chosen = new HashMap<>(bySeries);
        hatched(own.items(), stage.theme(), chosen).forEach(sketch::add);
    }

    private List<Item> hatched(List<Item> items, Theme theme, Map<String, Hatch> chosen) {
        List<Item> all = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Group g ->
                        all.add(
                                new Item.Group(
                                        g.meaning(), g.clip(), hatched(g.items(), theme, chosen)));
                case Item.Path p -> {
                    all.add(p);
                    over(p.meaning(), p.outline(), p.fill(), theme, chosen, all);
                }
                case Item.Rect r -> {
                    all.add(r);
                    if (Math.min(r.box().width(), r.box().height()) >= LEAST) {
                        Outline outline = new Outline.Builder().box(r.box()).build();
                        over(r.meaning(), outline, r.fill(), theme, chosen, all);
                    }
                }
                case Item.Dots _, Item.Raster _, Item.Text _ -> all.add(item);
            }
        }
        return all;
    }

    private void over(
            Meaning of,
            Outline area,
            @Nullable Colour fill,
            Theme theme,
            Map<String, Hatch> chosen,
            List<Item> to) {
        boolean data = of.role() == Role.MARK || !of.series().isEmpty();
        if (fill == null || fill.invisible() || !data) {
            return;
        }
        String key = of.series().isEmpty() ? of.label() : of.series();
        Hatch hatch =
                chosen.computeIfAbsent(key, s -> patterns.get(chosen.size() % patterns.size()));
        if (hatch.none()) {
            return;
        }
        Outline strokes = hatch.within(area, 1);
        if (!strokes.empty()) {
            Meaning meaning = new Meaning(Role.NONE, "", of.series(), "", new int[0]);
            to.add(
                    new Item.Path(
                            meaning, strokes, null, new Stroke(ink(fill, theme), hatch.width())));
        }
    }

    /// Seen on the area: its own colour where that is pale by opacity, else a light or dark one.
    private static Colour ink(Colour fill, Theme theme) {
        return fill.opacity() < 0.7
                ? new Colour(fill.argb() | 0xff000000)
                : theme.textOn(fill).fade(0.7);
    }

    /// A sample of a pattern, as in legends.
    public static void sample(Hatch hatch, Box box, Colour fill, Theme theme, Sketch sketch) {
        Outline strokes = hatch.within(new Outline.Builder().box(box).build(), 0.6);
        double width = hatch.width() == 1 ? 0.9 : 2;
        sketch.stroke(Meaning.of(Role.LEGEND_ENTRY), strokes, new Stroke(ink(fill, theme), width));
    }
}
