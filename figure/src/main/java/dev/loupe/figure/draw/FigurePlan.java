package dev.loupe.figure.draw;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Hatched;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature.Swatch;
import dev.loupe.figure.mark.Span;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Sizing;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One figure with its layers resolved, its marks prepared and its colours chosen; what is left is
/// to find room for it.
final class FigurePlan {
    private final FigureSpec spec;
    private final Theme theme;
    private final List<Resolved> layers = new ArrayList<>();
    private final Facets facets;
    private final List<PanelPlan> panels = new ArrayList<>();
    private final Extents extents = new Extents();
    private final Map<Channel, List<String>> classes;
    private final @Nullable Colouring colour;
    private final @Nullable Sizing size;
    private final List<String> notes = new ArrayList<>();
    private final int leftOut;
    private boolean guided = true;
    private @Nullable Span sharedX;
    private @Nullable Span sharedY;

    /// @throws IllegalArgumentException with one sentence if this cannot be drawn
    FigurePlan(FigureSpec given, Theme theme, double width) {
        this.spec = withFacetChannel(given);
        this.theme = theme;
        for (LayerSpec layer : spec.layers()) {
            layers.add(Resolved.of(spec, layer));
        }
        this.classes = classes();
        this.facets = Facets.of(spec.facet(), layers, width);
        int leftOut = 0;
        int cutAway = 0;
        for (Facets.Cell cell : facets.cells()) {
            List<Prepared> prepared = new ArrayList<>();
            for (Resolved layer : layers) {
                Layer rows = layer.layer(Facets.rows(layer, spec.facet(), cell), classes);
                for (Channel axis : List.of(Channel.X, Channel.Y)) {
                    boolean beside = axis == Channel.Y && layer.right();
                    ScaleSpec wish = spec.scale(beside ? Channel.RIGHT : axis);
                    int[] kept =
                            AxisCuts.kept(
                                    rows,
                                    wish,
                                    axis,
                                    layer.mark().signature().swatch() == Swatch.DOT);
                    cutAway += rows.rows().length - kept.length;
                    rows = kept.length == rows.rows().length ? rows : rows.over(kept);
                }
                Prepared one = Sides.along(layer, Hatched.of(rows, layer.mark().prepare(rows)));
                leftOut += one.leftOut();
                for (String note : one.notes()) {
                    if (!notes.contains(note)) {
                        notes.add(note);
                    }
                }
                prepared.add(one);
            }
            PanelPlan panel = PanelPlan.of(cell, prepared);
            panels.add(panel);
            extents.join(panel.extents());
        }
        this.leftOut = leftOut;
        if (cutAway > 0) {
            notes.add(
                    cutAway == 1
                            ? "1 row lies where an axis is cut."
                            : cutAway + " rows lie where an axis is cut.");
        }
        this.colour =
                ColourTraining.of(
                        extents.of(Channel.COLOR),
                        spec.scale(Channel.COLOR),
                        theme,
                        ColourTraining.numbers(layers),
                        swatch(Channel.COLOR) == Swatch.SQUARE);
        this.size = Training.size(extents.of(Channel.SIZE), spec.scale(Channel.SIZE));
        for (Channel channel : List.of(Channel.X, Channel.Y, Channel.RIGHT)) {
            String beyond = Training.beyond(covered(channel), spec.scale(channel), channel);
            if (!beyond.isEmpty()) {
                notes.add(beyond);
            }
        }
        if (colour instanceof Colouring.Classes c
                && c.classes().size() > theme.looks()
                && swatch(Channel.COLOR) != Swatch.NONE) {
            notes.add(
                    c.classes().size()
                            + " classes share "
                            + theme.looks()
                            + " looks, each several times.");
        }
    }

    /// A `FACET` channel on a layer means the same as facets by its column.
    private static FigureSpec withFacetChannel(FigureSpec spec) {
        if (!spec.facet().none()) {
            return spec;
        }
        for (LayerSpec layer : spec.layers()) {
            String column = layer.column(Channel.FACET);
            if (column != null) {
                return spec.with(new FacetSpec(column, "", 0, false, false));
            }
        }
        return spec;
    }

    /// The classes of each splitting channel, those of all layers together.
    private Map<Channel, List<String>> classes() {
        Map<Channel, Set<String>> found = new LinkedHashMap<>();
        for (Resolved layer : layers) {
            layer.ownClasses(spec.scales())
                    .forEach(
                            (channel, names) ->
                                    found.computeIfAbsent(channel, c -> new LinkedHashSet<>())
                                            .addAll(names));
        }
        Map<Channel, List<String>> ordered = new EnumMap<>(Channel.class);
        found.forEach(
                (channel, names) -> {
                    Training.countable(channel, title(channel), names.size());
                    List<String> order = Training.ordered(names, spec.scale(channel).order());
                    ordered.put(channel, order);
                    extents.categories(channel, order);
                });
        return ordered;
    }

    /// Legends of this figure are drawn elsewhere, for several figures at once.
    void leaveGuides() {
        guided = false;
    }

    boolean guided() {
        return guided;
    }

    FigureSpec spec() {
        return spec;
    }

    Theme theme() {
        return theme;
    }

    Facets facets() {
        return facets;
    }

    List<PanelPlan> panels() {
        return panels;
    }

    @Nullable Colouring colour() {
        return colour;
    }

    @Nullable Sizing size() {
        return size;
    }

    Map<Channel, List<String>> splitClasses() {
        return classes;
    }

    /// The name of the column behind a splitting channel, as its legend's title.
    String title(Channel channel) {
        String wished = spec.scale(channel).label();
        if (wished != null) {
            return wished;
        }
        for (Resolved layer : layers) {
            String title = layer.titles().get(channel);
            if (title != null) {
                return title;
            }
        }
        return "";
    }

    /// How a class of this channel looks in the legend: as the first layer that shows it.
    Swatch swatch(Channel channel) {
        for (Resolved layer : layers) {
            Swatch swatch = layer.mark().signature().swatch();
            if (layer.columns().containsKey(channel) && swatch != Swatch.NONE) {
                return swatch;
            }
        }
        return Swatch.NONE;
    }

    /// The patterns of a channel's classes, as the first hatched layer has them; empty if they have none.
    List<Hatch> hatches(Channel channel, int classes) {
        for (Resolved layer : layers) {
            boolean channelled = layer.columns().containsKey(Channel.HATCH);
            boolean optional =
                    layer.options().knows(Hatch.NAME)
                            && !layer.options().words(Hatch.NAME).isEmpty();
            boolean shown =
                    layer.columns().containsKey(channel)
                            && (channelled
                                    ? channel == Channel.HATCH
                                            || title(channel).equals(title(Channel.HATCH))
                                    : optional && channel == Channel.COLOR);
            if (shown) {
                return Hatch.of(layer.options(), classes);
            }
        }
        return List.of();
    }

    Sides sides() {
        return new Sides(layers);
    }

    boolean hasAxes() {
        return panels.stream().allMatch(PanelPlan::hasAxes);
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (leftOut > 0) {
            all.addFirst(
                    leftOut == 1
                            ? "1 row without a value is left out."
                            : leftOut + " rows without a value are left out.");
        }
        return all;
    }

    /// Those that do not count rows.
    List<String> plainNotes() {
        return notes;
    }

    /// Rows without a place in the picture.
    int leftOut() {
        return leftOut;
    }

    List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (PanelPlan panel : panels) {
            for (Prepared layer : panel.layers()) {
                all.addAll(layer.numbers());
            }
        }
        return all;
    }

    int lineCount() {
        int lines = 0;
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).mark().signature().swatch() == Swatch.LINE) {
                lines += layers.get(i).layer(layers.get(i).allRows(), classes).groups().size();
            }
        }
        return lines;
    }

    /// Height of a panel over its width: as wished, else as the first mark that cares.
    double aspect() {
        if (spec.aspect() > 0 || panels.isEmpty()) {
            return spec.aspect();
        }
        return panels.getFirst().layers().stream()
                .mapToDouble(Prepared::aspect)
                .filter(a -> a > 0)
                .findFirst()
                .orElse(0);
    }

    /// What all panels cover on a channel, or what they were told to.
    Span covered(Channel channel) {
        Span shared =
                switch (channel) {
                    case X -> sharedX;
                    case Y -> sharedY;
                    default -> null;
                };
        return shared == null ? extents.of(channel) : shared;
    }

    /// Uses the same scale as the figures beside it.
    void share(Channel channel, Span span) {
        if (channel == Channel.X) {
            sharedX = span;
        } else {
            sharedY = span;
        }
    }

    /// A panel's scale, over pixels yet to be said.
    Position position(Channel channel, PanelPlan panel) {
        boolean free = channel == Channel.X ? spec.facet().freeX() : spec.facet().freeY();
        Span span = free ? panel.extents().of(channel) : covered(channel);
        return Training.position(channel, span, spec.scale(channel));
    }

    /// The axis' title: as wished, else what the data are called.
    String axisTitle(Channel channel) {
        ScaleSpec wish = spec.scale(channel);
        if (wish.label() != null) {
            return wish.label();
        }
        String label = extents.of(channel).label();
        return label == null ? "" : label;
    }
}
