package dev.loupe.figure.theme;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.scene.Colour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Colours from one end to another, mixed evenly in Oklab between stops.
///
/// @param name  as specs write it
/// @param stops at least two, evenly apart
public record Ramp(String name, List<Colour> stops) {
    /// Values: the same in both themes, and told apart by colour-blind eyes. Source: Nuñez, Anderton and Renslow, PLoS ONE 13(7), 2018.
    public static final Ramp CIVIDIS =
            of(
                    "cividis", "#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678",
                    "#a59c74", "#c3b369", "#e1cc55", "#fee838");

    /// Source: matplotlib's colour maps of 2015 by Smith and van der Walt, CC0, ten and nine stops of each.
    public static final Ramp VIRIDIS =
            of(
                    "viridis", "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89",
                    "#35b779", "#6ece58", "#b5de2b", "#fde725");

    public static final Ramp MAGMA =
            of(
                    "magma", "#000004", "#180f3d", "#440f76", "#721f81", "#9e2f7f", "#cd4071",
                    "#f1605d", "#fd9668", "#feca8d", "#fcfdbf");
    public static final Ramp INFERNO =
            of(
                    "inferno", "#000004", "#1b0c41", "#4a0c6b", "#781c6d", "#a52c60", "#cf4446",
                    "#ed6925", "#fb9b06", "#f7d13d", "#fcffa4");
    public static final Ramp PLASMA =
            of(
                    "plasma", "#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b",
                    "#ed7953", "#fb9f3a", "#fdca26", "#f0f921");

    /// Angles and phases: its ends meet. Source: Bastian Bechtold's twilight, CC0, nine stops.
    public static final Ramp TWILIGHT =
            of(
                    "twilight",
                    "#e2d9e2",
                    "#9ebbc9",
                    "#6785be",
                    "#5e43a5",
                    "#2f1436",
                    "#741e4f",
                    "#b0594f",
                    "#d0a793",
                    "#e2d9e2");

    public static final Ramp GREY = of("grey", "#14171c", "#ffffff");

    private static final Map<String, Ramp> NAMED = new LinkedHashMap<>();

    static {
        for (Ramp ramp : List.of(CIVIDIS, VIRIDIS, MAGMA, INFERNO, PLASMA, TWILIGHT, GREY)) {
            NAMED.put(ramp.name, ramp);
        }
    }

    public Ramp {
        stops = List.copyOf(stops);
    }

    public static Ramp of(String name, String... stops) {
        return new Ramp(name, Stream.of(stops).map(Colour::of).toList());
    }

    /// A ramp that does not depend on the theme, by its name.
    ///
    /// @throws IllegalArgumentException naming the nearest
    public static Ramp named(String name) {
        Ramp ramp = NAMED.get(name);
        if (ramp == null) {
            throw new IllegalArgumentException(
                    "There is no ramp "
                            + name
                            + "; the nearest is "
                            + Nearest.of(name, NAMED.keySet())
                            + ", and all are "
                            + String.join(", ", NAMED.keySet())
                            + ", counts, diverging.");
        }
        return ramp;
    }

    /// @param share in `[0, 1]`; what lies outside takes the end's colour
    public Colour at(double share) {
        double place = Math.clamp(share, 0, 1) * (stops.size() - 1);
        int before = Math.min((int) place, stops.size() - 2);
        return Oklab.mix(stops.get(before), stops.get(before + 1), place - before);
    }

    /// The ramp as a table for many look-ups.
    ///
    /// @return ARGB of `steps` colours, evenly apart, both ends included
    public int[] table(int steps) {
        int[] colours = new int[steps];
        for (int i = 0; i < steps; i++) {
            colours[i] = at(i / (steps - 1.0)).argb();
        }
        return colours;
    }

    /// The longest stretch of this ramp that stands out from a ground; the whole of it if none does.
    ///
    /// @param least contrast, from 1
    public Ramp apart(Colour ground, double least) {
        int steps = 128;
        int from = 0;
        int longest = 0;
        for (int i = 0, start = 0; i <= steps; i++) {
            if (at(i / (double) steps).contrast(ground) < least) {
                start = i + 1;
            } else if (i - start > longest) {
                from = start;
                longest = i - start;
            }
        }
        if (longest == 0 || longest == steps) {
            return this;
        }
        List<Colour> kept = new ArrayList<>();
        for (int i = from; i <= from + longest; i++) {
            kept.add(at(i / (double) steps));
        }
        return new Ramp(name, kept);
    }

    public Ramp reversed() {
        return new Ramp(name, stops.reversed());
    }
}
