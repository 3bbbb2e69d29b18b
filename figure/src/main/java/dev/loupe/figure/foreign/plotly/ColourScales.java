package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plotly's colour scales: those of a trace or of its markers, and those that traces share as `coloraxis` of the layout.
///
/// Source: plotly.js' reference of `colorscale`, `cmin`, `zmid`, `layout.coloraxis`; names are those of its `colorscale/scales.js`.
final class ColourScales {
    private static final List<String> RAMPS = List.of("viridis", "cividis");

    /// How many even stops stand for uneven ones.
    private static final int EVEN = 65;

    private final JsonNode layout;
    private final Carrier carrier;

    ColourScales(JsonNode layout, Carrier carrier) {
        this.layout = layout;
        this.carrier = carrier;
    }

    /// @param of     a trace or its `marker`
    /// @param letter `c` or `z`, with which the names of the fields begin that say where it begins, ends and has its middle
    ScaleSpec of(JsonNode of, String letter) {
        JsonNode shared = of.path("coloraxis");
        return shared.isString() ? scale(layout.path(shared.asString()), "c") : scale(of, letter);
    }

    private ScaleSpec scale(JsonNode of, String letter) {
        ScaleSpec scale = ScaleSpec.AUTOMATIC;
        JsonNode ramp = of.path("colorscale");
        boolean reversed = of.path("reversescale").asBoolean(false);
        if (ramp.isString()) {
            String name = ramp.asString().toLowerCase(Locale.ROOT);
            if (RAMPS.contains(name)) {
                scale = scale.ramp(name).reverse(reversed);
            } else {
                carrier.lost("The colour scale " + ramp.asString());
            }
        } else if (ramp.size() > 1) {
            List<String> stops = stops(ramp);
            if (stops.isEmpty()) {
                carrier.lost("A colour scale with colours that are none");
            } else {
                scale = scale.colours(stops).reverse(reversed);
            }
        }
        scale = scale.domain(number(of.path(letter + "min")), number(of.path(letter + "max")));
        Double mid = number(of.path(letter + "mid"));
        return (mid == null ? scale : scale.type("diverging").middle(mid))
                .label(Axes.title(of.path("colorbar").path("title")));
    }

    /// Colours evenly apart, mixed as Plotly does where its own are not; none if one cannot be read.
    private static List<String> stops(JsonNode ramp) {
        List<Colour> colours = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        boolean even = true;
        for (JsonNode stop : ramp) {
            String hex = CssColours.hex(stop.path(1).asString(""));
            if (hex == null) {
                return List.of();
            }
            double expected = places.size() / (ramp.size() - 1.0);
            even &= Math.abs(stop.path(0).asDouble(0) - expected) < 0.005;
            colours.add(Colour.of(hex));
            places.add(stop.path(0).asDouble(0));
        }
        List<String> stops = new ArrayList<>();
        if (even) {
            colours.forEach(colour -> stops.add(colour.hex()));
            return stops;
        }
        int next = 1;
        for (int i = 0; i < EVEN; i++) {
            double at = i / (EVEN - 1.0);
            while (next < places.size() - 1 && places.get(next) < at) {
                next++;
            }
            double span = places.get(next) - places.get(next - 1);
            double share = span > 0 ? Math.clamp((at - places.get(next - 1)) / span, 0, 1) : 1;
            stops.add(mixed(colours.get(next - 1), colours.get(next), share).hex());
        }
        return stops;
    }

    private static Colour mixed(Colour a, Colour b, double share) {
        return Colour.rgb(
                (a.red() + share * (b.red() - a.red())) / 255,
                (a.green() + share * (b.green() - a.green())) / 255,
                (a.blue() + share * (b.blue() - a.blue())) / 255);
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }
}
