package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;
import dev.loupe.figure.theme.Theme;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the traces of one place are told apart: each has a colour of its own, else one of `colorway`, else one of the theme, in turn; those
/// that legends show are classes by their name, others are painted.
///
/// Source: plotly.js' reference of `layout.colorway` and `showlegend`.
final class TraceColours {
    private final List<Trace> traces;
    private final Carrier carrier;
    private final Map<Integer, String> colours = new LinkedHashMap<>();
    private final boolean wished;

    TraceColours(JsonNode layout, List<Trace> traces, Carrier carrier) {
        this.traces = traces;
        this.carrier = carrier;
        List<String> way = new ArrayList<>();
        for (JsonNode colour : layout.path("colorway")) {
            String hex = CssColours.hex(colour.asString(""));
            if (hex != null) {
                way.add(hex);
            }
        }
        List<Colour> usual = Theme.LIGHT.series();
        boolean any = !way.isEmpty();
        for (Trace trace : traces) {
            String hex = CssColours.hex(trace.colour());
            any |= hex != null;
            int at = colours.size();
            String other =
                    way.isEmpty() ? usual.get(at % usual.size()).hex() : way.get(at % way.size());
            colours.put(trace.place(), hex == null ? other : hex);
        }
        wished = any;
    }

    private boolean several() {
        return traces.size() > 1;
    }

    private String of(Trace trace) {
        return colours.getOrDefault(trace.place(), "#888888");
    }

    /// A layer of this trace: one class among others, or painted where legends leave it out.
    LayerSpec told(LayerSpec layer, Trace trace) {
        if (!several()) {
            return layer;
        }
        return trace.shown()
                ? carrier.channel(layer, Channel.COLOR, new Encoding.Named(trace.named()))
                : carrier.option(layer, "paint", of(trace), "A colour");
    }

    /// Classes come in the order of traces; if a trace or the layout says colours, all have theirs.
    FigureSpec given(FigureSpec figure) {
        Map<String, String> classes = classes(figure);
        ScaleSpec scale = figure.scale(Channel.COLOR);
        if (!wished) {
            return classes.size() > 1 && scale.order().isEmpty()
                    ? figure.with(Channel.COLOR, scale.order(List.copyOf(classes.keySet())))
                    : figure;
        }
        if (classes.isEmpty()) {
            List<LayerSpec> layers = new ArrayList<>();
            for (LayerSpec layer : figure.layers()) {
                boolean own =
                        layer.channels().containsKey(Channel.COLOR)
                                || layer.options().containsKey("paint");
                layers.add(
                        own
                                ? layer
                                : carrier.option(
                                        layer, "paint", of(traces.getFirst()), "A colour"));
            }
            return figure.layers(layers);
        }
        return scale.colours().isEmpty() && scale.ramp() == null
                ? figure.with(
                        Channel.COLOR,
                        scale.colours(List.copyOf(classes.values()))
                                .order(List.copyOf(classes.keySet())))
                : figure;
    }

    /// The names of traces that colour tells apart, with their colours; of several of one name the first counts.
    private Map<String, String> classes(FigureSpec figure) {
        Map<String, String> classes = new LinkedHashMap<>();
        for (Trace trace : traces) {
            Encoding own = new Encoding.Named(trace.named());
            boolean named =
                    figure.layers().stream()
                            .anyMatch(
                                    layer ->
                                            own.equals(layer.channels().get(Channel.COLOR))
                                                    || Joined.NAME.equals(
                                                            layer.column(Channel.COLOR)));
            if (named) {
                classes.putIfAbsent(trace.named(), of(trace));
            }
        }
        return classes;
    }
}
