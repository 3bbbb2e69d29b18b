package dev.loupe.cli;

import dev.loupe.figure.spec.Channel;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;

/// An option for each channel, so that a new channel needs no word here.
final class ChannelOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        for (Channel channel : Channel.values()) {
            spec.addOption(
                    OptionSpec.builder("--" + channel.word())
                            .type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity("1")
                            .paramLabel("COLUMN")
                            .description(description(channel))
                            .build());
        }
        return spec;
    }

    private static String description(Channel channel) {
        return switch (channel) {
            case X -> "Across.";
            case Y -> "Up; several times for a layer each.";
            case Z -> "Towards the reader, or the height of a surface.";
            case X2, Y2 -> "Where strokes from x and y end.";
            case COLOR -> "Classes, or numbers along a ramp.";
            case SIZE -> "The area of dots.";
            case SHAPE -> "Classes by symbol.";
            case DASH -> "Classes by dash.";
            case HATCH -> "Classes by the pattern of their areas.";
            case DETAIL -> "Classes that look alike.";
            case VALUE -> "Of cells, slices and boxes.";
            case TEXT -> "Names and labels.";
            case LOW, HIGH -> "The ends of bands, error bars and prices.";
            case OPEN, CLOSE -> "Prices.";
            case SOURCE, TARGET -> "Where links begin and end.";
            case START, END -> "When bars begin and end.";
            case ACTUAL, PREDICTED -> "Classes, or numbers, of a model.";
            case SCORE -> "A model's score or probability.";
            case IMAGE -> "Pictures: PNG or JPEG files below DATA's folder.";
            case U, V, W -> "How fast a field flows along x, y and z.";
            case RIGHT -> "Up along a second axis at the right; several times for a layer each.";
            case FACET -> "A panel for each class; twice for columns and rows.";
        };
    }

    /// The columns that a channel was given on the command line.
    static List<String> given(CommandSpec spec, Channel channel) {
        List<?> given = spec.findOption("--" + channel.word()).getValue();
        return given == null ? List.of() : given.stream().map(String::valueOf).toList();
    }
}
