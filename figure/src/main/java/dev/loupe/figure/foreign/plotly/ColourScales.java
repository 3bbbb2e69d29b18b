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
            String name = ramp.asString();
            boolean turned = name.toLowerCase(Locale.ROOT).endsWith("_r");
            List<NamedScales.Stop> stops =
                    NamedScales.of(turned ? name.substring(0, name.length() - 2) : name);
            if (stops == null) {
                carrier.lost("The colour scale " + name);
            } else {
                scale = scale.colours(even(stops)).reverse(reversed != turned);
            }
        } else if (ramp.size() > 1) {
            List<NamedScales.Stop> stops = stops(ramp);
            if (stops.isEmpty()) {
                carrier.lost("A colour scale with colours that are none");
            } else {
                scale = scale.colours(even(stops)).reverse(reversed);
            }
        }
        scale = scale.domain(number(of.path(letter + "min")), number(of.path(letter + "max")));
        Double mid = number(of.path(letter + "mid"));
        return (mid == null ? scale : scale.type("diverging").middle(mid))
                .label(Axes.title(of.path("colorbar").path("title")));
    }

    /// None if a colour cannot be read.
    private static List<NamedScales.Stop> stops(JsonNode ramp) {
        List<NamedScales.Stop> stops = new ArrayList<>();
        for (JsonNode stop : ramp) {
            String hex = CssColours.hex(stop.path(1).asString(""));
            if (hex == null) {
                return List.of();
            }
            stops.add(new NamedScales.Stop(stop.path(0).asDouble(0), hex));
        }
        return stops;
    }

    /// Colours evenly apart, mixed as Plotly does where its own are not.
    private static List<String> even(List<NamedScales.Stop> stops) {
        boolean even = true;
        for (int i = 0; i < stops.size(); i++) {
            even &= Math.abs(stops.get(i).at() - i / (stops.size() - 1.0)) < 0.005;
        }
        if (even) {
            return stops.stream().map(stop -> Colour.of(stop.hex()).hex()).toList();
        }
        List<String> colours = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < EVEN; i++) {
            double at = i / (EVEN - 1.0);
            while (next < stops.size() - 1 && stops.get(next).at() < at) {
                next++;
            }
            NamedScales.Stop from = stops.get(next - 1);
            NamedScales.Stop to = stops.get(next);
            double span = to.at() - from.at();
            double share = span > 0 ? Math.clamp((at - from.at()) / span, 0, 1) : 1;
            colours.add(mixed(Colour.of(from.hex()), Colour.of(to.hex()), share).hex());
        }
        return colours;
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
