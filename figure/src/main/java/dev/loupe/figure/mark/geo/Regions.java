package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Regions of a map, filled by what rows say of them.
///
/// @param homeless rows whose region the map does not have
record Regions(Layer layer, List<Region> regions, MapFrame frame, List<Integer> homeless)
        implements Prepared {
    private static final double LEAST = 0.6;

    @Override
    public List<String> notes() {
        if (homeless.isEmpty()) {
            return List.of();
        }
        Channel by = layer.has(Channel.DETAIL) ? Channel.DETAIL : Channel.TEXT;
        String name = layer.column(by).text(homeless.getFirst());
        String such = name.isEmpty() || name.length() > 60 ? "" : ", such as " + name;
        return List.of(
                homeless.size() == 1
                        ? "1 row has no region of its own on the map" + such + "."
                        : homeless.size()
                                + " rows have no region of their own on the map"
                                + such
                                + ".");
    }

    private boolean coloured() {
        return layer.has(Channel.COLOR);
    }

    private int[] shown() {
        return regions.stream().mapToInt(Region::row).filter(r -> r >= 0).toArray();
    }

    @Override
    public Extents extents() {
        Extents extents = new Extents();
        return coloured()
                ? extents.column(Channel.COLOR, layer.column(Channel.COLOR), shown())
                        .label(Channel.COLOR, layer.title(Channel.COLOR))
                : extents;
    }

    @Override
    public List<Numbers> numbers() {
        if (!coloured()) {
            return List.of();
        }
        List<Region> spoken = regions.stream().filter(r -> r.row() >= 0).toList();
        return List.of(
                Numbers.of("choropleth", "")
                        .with("region", spoken.stream().map(Region::name).toArray(String[]::new))
                        .with("value", layer.column(Channel.COLOR).take(shown())));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        MapFrame.Fit fit = MapFrame.fit(stage);
        Map<Integer, Group> groups = new HashMap<>();
        if (layer.splits(Channel.COLOR)) {
            Arrays.stream(shown()).distinct().sorted().forEach(r -> groups.put(r, group(r)));
        }
        for (Region region : regions) {
            draw(region, groups.get(region.row()), fit, stage, sketch);
        }
    }

    /// The class of one row.
    private Group group(int row) {
        List<Group> one = layer.over(new int[] {row}).groups();
        return one.isEmpty() ? new Group("", "", -1, -1, -1, new int[] {row}) : one.getFirst();
    }

    private void draw(
            Region region, @Nullable Group group, MapFrame.Fit fit, Stage stage, Sketch sketch) {
        Theme theme = stage.theme();
        Outline.Builder areas = new Outline.Builder();
        for (List<Path> polygon : region.feature().shape().polygons()) {
            for (Path ring : polygon) {
                for (double[][] plane : Cut.ring(ring, fit.projection())) {
                    Sparse.draw(fit.across(plane[0]), fit.down(plane[1]), true, LEAST, areas);
                }
            }
        }
        Outline.Builder lines = new Outline.Builder();
        for (Path line : region.feature().shape().lines()) {
            double[][] plane = Cut.line(line, fit.projection());
            Sparse.draw(fit.across(plane[0]), fit.down(plane[1]), false, LEAST, lines);
        }
        Colour fill = fill(region, group, stage).fade(layer.options().number("opacity", 1));
        Meaning meaning =
                new Meaning(
                        Role.MARK,
                        said(region),
                        layer.splits(Channel.COLOR) && group != null ? group.key() : "",
                        "",
                        region.row() >= 0 ? new int[] {region.row()} : new int[0]);
        boolean ground = !coloured();
        Stroke edge = ground ? new Stroke(theme.mute(), 0.5) : new Stroke(theme.surface(), 0.75);
        sketch.path(meaning, areas.build(), fill, edge);
        sketch.stroke(meaning, lines.build(), new Stroke(ground ? theme.mute() : fill, 1));
    }

    private Colour fill(Region region, @Nullable Group group, Stage stage) {
        Theme theme = stage.theme();
        Colour paint = layer.paint();
        if (paint != null) {
            return paint;
        }
        if (!coloured()) {
            return theme.muteFill();
        }
        if (region.row() < 0 || layer.column(Channel.COLOR).missing(region.row())) {
            return theme.well();
        }
        if (layer.splits(Channel.COLOR)) {
            return group == null ? theme.well() : stage.look(group, null).colour();
        }
        return stage.ramped(layer.numbers(Channel.COLOR)[region.row()], theme.well());
    }

    private String said(Region region) {
        if (!coloured()) {
            return region.name();
        }
        String value = region.row() < 0 ? "no row" : layer.column(Channel.COLOR).text(region.row());
        return region.name() + ": " + (value.isEmpty() ? "no value" : value);
    }
}
