package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.GeoJson;
import dev.loupe.figure.data.GeoJson.Feature;
import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

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
            used.add(region.row());
            paths.addAll(region.feature().shape().paths());
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
}
