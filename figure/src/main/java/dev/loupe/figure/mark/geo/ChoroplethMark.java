package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.GeoJson;
import dev.loupe.figure.data.GeoJson.Feature;
import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Areas and lines of a map, coloured by what rows say of them.
///
/// The geometry is GeoJSON: the option `geojson` for all, rows naming their region by `DETAIL` (its
/// id, or the property that the option `key` names); or `TEXT` holds each row's own. Regions that
/// no row speaks of are drawn empty, and without `COLOR` the map is a ground for other layers.
public final class ChoroplethMark implements Mark {
    private static final double LEAST = 0.6;

    private static final Signature SIGNATURE =
            new Signature(
                    "choropleth",
                    "areas of a map, coloured by what rows say of them",
                    List.of(),
                    List.of(Channel.DETAIL, Channel.COLOR, Channel.TEXT),
                    options(),
                    Signature.Swatch.SQUARE);

    private static List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(MapFrame.OPTIONS);
        options.add(OptionSpec.word("geojson", "", List.of(), "the map, as GeoJSON text"));
        options.add(
                OptionSpec.word(
                        "key",
                        "",
                        List.of(),
                        "the property that rows name regions by; the one that fits if not said"));
        return options;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        String given = layer.options().word("geojson");
        if (given.isEmpty() && !layer.has(Channel.TEXT)) {
            throw new IllegalArgumentException(
                    "A choropleth needs a map: GeoJSON text as the option geojson, or a column of"
                            + " it as text.");
        }
        List<Region> regions = given.isEmpty() ? rows(layer) : joined(layer, GeoJson.parse(given));
        Set<Integer> used = new LinkedHashSet<>();
        List<Path> paths = new ArrayList<>();
        for (Region region : regions) {
            used.add(region.row);
            paths.addAll(region.feature.shape().paths());
        }
        boolean grounded = !layer.has(Channel.DETAIL) && !layer.has(Channel.TEXT);
        List<Integer> homeless =
                grounded
                        ? List.of()
                        : Arrays.stream(layer.rows())
                                .filter(r -> !used.contains(r))
                                .boxed()
                                .toList();
        return new Regions(layer, regions, MapFrame.of(layer, paths), homeless);
    }

    /// @param row that speaks of it; −1 if none does
    private record Region(Feature feature, String name, int row) {}

    private static List<Region> rows(Layer layer) {
        Column texts = layer.column(Channel.TEXT);
        List<Region> regions = new ArrayList<>();
        for (int row : layer.rows()) {
            if (!texts.missing(row)) {
                String name =
                        layer.has(Channel.DETAIL) ? layer.column(Channel.DETAIL).text(row) : "";
                for (Feature feature : GeoJson.parse(texts.text(row)).features()) {
                    regions.add(new Region(feature, name, row));
                }
            }
        }
        return regions;
    }

    private static List<Region> joined(Layer layer, GeoJson map) {
        if (!layer.has(Channel.DETAIL)) {
            return map.features().stream().map(f -> new Region(f, name(f), -1)).toList();
        }
        Column names = layer.column(Channel.DETAIL);
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row : layer.rows()) {
            if (!names.missing(row)) {
                rowOf.putIfAbsent(names.text(row), row);
            }
        }
        String key = key(layer, map, rowOf.keySet());
        List<Region> regions = new ArrayList<>();
        for (Feature feature : map.features()) {
            String name = key.isEmpty() ? feature.id() : feature.properties().getOrDefault(key, "");
            regions.add(new Region(feature, name, rowOf.getOrDefault(name, -1)));
        }
        return regions;
    }

    /// The property that most names are found in; empty for the id.
    private static String key(Layer layer, GeoJson map, Set<String> names) {
        String wished = layer.options().word("key");
        Set<String> keys = new LinkedHashSet<>();
        map.features().forEach(f -> keys.addAll(f.properties().keySet()));
        if (!wished.isEmpty()) {
            if (!keys.contains(wished) && !wished.equals("id")) {
                throw new IllegalArgumentException(
                        "No region of the map has a property "
                                + wished
                                + "; there are "
                                + (keys.isEmpty() ? "none" : String.join(", ", keys))
                                + ".");
            }
            return wished.equals("id") && !keys.contains("id") ? "" : wished;
        }
        String best = "";
        long most = map.features().stream().filter(f -> names.contains(f.id())).count();
        for (String key : keys) {
            long count =
                    map.features().stream()
                            .filter(f -> names.contains(f.properties().getOrDefault(key, "")))
                            .count();
            if (count > most) {
                most = count;
                best = key;
            }
        }
        if (most == 0 && !names.isEmpty() && !map.features().isEmpty()) {
            throw new IllegalArgumentException(
                    "No region of the map is called as any row says, such as "
                            + names.iterator().next()
                            + "; its ids and properties are others.");
        }
        return best;
    }

    private static String name(Feature feature) {
        return feature.properties().isEmpty()
                ? feature.id()
                : feature.properties().firstEntry().getValue();
    }

    /// @param homeless rows whose region the map does not have
    private record Regions(
            Layer layer, List<Region> regions, MapFrame frame, List<Integer> homeless)
            implements Prepared {
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
            List<Region> spoken = regions.stream().filter(r -> r.row >= 0).toList();
            return List.of(
                    Numbers.of("choropleth", "")
                            .with(
                                    "region",
                                    spoken.stream().map(Region::name).toArray(String[]::new))
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
                draw(region, groups.get(region.row), fit, stage, sketch);
            }
        }

        /// The class of one row.
        private Group group(int row) {
            List<Group> one = layer.over(new int[] {row}).groups();
            return one.isEmpty() ? new Group("", "", -1, -1, -1, new int[] {row}) : one.getFirst();
        }

        private void draw(
                Region region,
                @Nullable Group group,
                MapFrame.Fit fit,
                Stage stage,
                Sketch sketch) {
            Theme theme = stage.theme();
            Outline.Builder areas = new Outline.Builder();
            for (List<Path> polygon : region.feature.shape().polygons()) {
                for (Path ring : polygon) {
                    for (double[][] plane : Cut.ring(ring, fit.projection())) {
                        Sparse.draw(fit.across(plane[0]), fit.down(plane[1]), true, LEAST, areas);
                    }
                }
            }
            Outline.Builder lines = new Outline.Builder();
            for (Path line : region.feature.shape().lines()) {
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
                            region.row >= 0 ? new int[] {region.row} : new int[0]);
            boolean ground = !coloured();
            Stroke edge =
                    ground ? new Stroke(theme.mute(), 0.5) : new Stroke(theme.surface(), 0.75);
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
            if (region.row < 0 || layer.column(Channel.COLOR).missing(region.row)) {
                return theme.well();
            }
            if (layer.splits(Channel.COLOR)) {
                return group == null ? theme.well() : stage.look(group, null).colour();
            }
            return stage.ramped(layer.numbers(Channel.COLOR)[region.row], theme.well());
        }

        private String said(Region region) {
            if (!coloured()) {
                return region.name;
            }
            String value = region.row < 0 ? "no row" : layer.column(Channel.COLOR).text(region.row);
            return region.name + ": " + (value.isEmpty() ? "no value" : value);
        }
    }
}
