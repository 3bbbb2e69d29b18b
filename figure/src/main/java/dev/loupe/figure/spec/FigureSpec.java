package dev.loupe.figure.spec;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.data.Table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One figure: marks in layers over the same scales, perhaps repeated in facets.
///
/// @param data   what layers without a table of their own are drawn from
/// @param layers later ones lie over earlier ones
/// @param scales what is wanted of each channel's scale
/// @param insets small pictures inside the panel
/// @param aspect height of a panel over its width; 0 to fill the room there is
public record FigureSpec(
        Heading heading,
        Table data,
        List<LayerSpec> layers,
        SequencedMap<Channel, ScaleSpec> scales,
        FacetSpec facet,
        LegendSpec legend,
        List<InsetSpec> insets,
        double aspect)
        implements Picture {
    private static final double MOST_ASPECT = 1_000;

    /// @throws IllegalArgumentException if the aspect cannot be drawn
    public FigureSpec {
        layers = List.copyOf(layers);
        scales = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scales));
        insets = List.copyOf(insets);
        if (aspect != 0 && !(aspect >= 1 / MOST_ASPECT && aspect <= MOST_ASPECT)) {
            throw new IllegalArgumentException(
                    "The aspect of panels is their height over their width, from %s to %s, but is %s."
                            .formatted(
                                    Plain.number(1 / MOST_ASPECT),
                                    Plain.number(MOST_ASPECT),
                                    Plain.number(aspect)));
        }
    }

    public static FigureSpec of(Table data) {
        return new FigureSpec(
                Heading.PLAIN,
                data,
                List.of(),
                new LinkedHashMap<>(),
                FacetSpec.NONE,
                LegendSpec.AUTOMATIC,
                List.of(),
                0);
    }

    @Override
    public FigureSpec with(Heading other) {
        return new FigureSpec(other, data, layers, scales, facet, legend, insets, aspect);
    }

    public FigureSpec with(LayerSpec layer) {
        List<LayerSpec> more = new ArrayList<>(layers);
        more.add(layer);
        return layers(more);
    }

    public FigureSpec layers(List<LayerSpec> others) {
        return new FigureSpec(heading, data, others, scales, facet, legend, insets, aspect);
    }

    public FigureSpec with(Channel channel, ScaleSpec scale) {
        SequencedMap<Channel, ScaleSpec> more = new LinkedHashMap<>(scales);
        more.put(channel, scale);
        return new FigureSpec(heading, data, layers, more, facet, legend, insets, aspect);
    }

    public FigureSpec with(FacetSpec other) {
        return new FigureSpec(heading, data, layers, scales, other, legend, insets, aspect);
    }

    public FigureSpec with(LegendSpec other) {
        return new FigureSpec(heading, data, layers, scales, facet, other, insets, aspect);
    }

    public FigureSpec with(InsetSpec inset) {
        List<InsetSpec> more = new ArrayList<>(insets);
        more.add(inset);
        return new FigureSpec(heading, data, layers, scales, facet, legend, more, aspect);
    }

    public FigureSpec over(Table table) {
        return new FigureSpec(heading, table, layers, scales, facet, legend, insets, aspect);
    }

    public FigureSpec aspect(double heightOverWidth) {
        return new FigureSpec(
                heading, data, layers, scales, facet, legend, insets, heightOverWidth);
    }

    public ScaleSpec scale(Channel channel) {
        return scales.getOrDefault(channel, ScaleSpec.AUTOMATIC);
    }
}
