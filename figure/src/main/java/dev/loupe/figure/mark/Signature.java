package dev.loupe.figure.mark;

import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;

/// What a mark can be given.
///
/// @param name    in specs and on the command line
/// @param purpose one sentence for help and documentation
/// @param needs   channels it cannot do without
/// @param takes   channels it also understands; `FACET` is understood by all, and `HATCH` by those that fill areas and take `DETAIL`
/// @param options beside `paint`, `opacity` and `axis`, which all have
/// @param swatch  how a class of it looks in a legend
public record Signature(
        String name,
        String purpose,
        List<Channel> needs,
        List<Channel> takes,
        List<OptionSpec> options,
        Swatch swatch) {
    /// The option that says along which y axis a layer lies.
    public static final String AXIS = "axis";

    public static final String LEFT = "left";
    public static final String RIGHT = "right";
    private static final List<OptionSpec> COMMON =
            List.of(
                    OptionSpec.colour("paint", "one colour for the whole layer"),
                    OptionSpec.number("opacity", "", 0, 1, "of the whole layer"),
                    OptionSpec.word(
                            AXIS, LEFT, List.of(LEFT, RIGHT), "which y axis the layer lies along"));

    public Signature {
        needs = List.copyOf(needs);
        List<Channel> channels = new ArrayList<>(takes);
        List<OptionSpec> all = new ArrayList<>(options);
        if (swatch == Swatch.SQUARE && !needs.contains(Channel.Z)) {
            all.add(Hatch.OPTION);
            if (takes.contains(Channel.DETAIL)) {
                channels.add(Channel.HATCH);
            }
        }
        takes = List.copyOf(channels);
        for (OptionSpec common : COMMON) {
            if (!all.contains(common)) {
                all.add(common);
            }
        }
        options = List.copyOf(all);
    }

    /// Whether all marks have an option of this name.
    public static boolean common(String option) {
        return COMMON.stream().anyMatch(common -> common.name().equals(option));
    }

    public boolean understands(Channel channel) {
        return channel == Channel.FACET || needs.contains(channel) || takes.contains(channel);
    }

    /// A sample of a mark in a legend.
    public enum Swatch {
        LINE,
        DOT,
        /// A dot on a line: what tells classes by dash and by symbol.
        LINE_AND_DOT,
        SQUARE,
        NONE
    }
}
