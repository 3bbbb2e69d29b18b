package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.cli.figure.Source;
import dev.loupe.cli.figure.Wishes;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.json.PictureFiles;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe plot`: a figure from a table, without code.
@Command(
        name = "plot",
        description = "Draws a figure from a table.",
        modelTransformer = ChannelOptions.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "DATA is CSV, TSV, JSON lines or a JSON array of objects. Marks, their channels and options: docs/figures/marks.md.",
            "",
            "Examples:",
            "  loupe plot curves.csv --mark line --x x --y sin --y cos --title Waves \\",
            "      -o waves.svg",
            "  loupe plot tips.csv --mark point --x total_bill --y tip --color day \\",
            "      --size size -o tips.html",
            "  loupe plot penguins.csv --mark pairplot \\",
            "      --columns bill_length_mm,bill_depth_mm,body_mass_g --color species \\",
            "      -o pairs.pdf",
            "  loupe plot penguins.csv --mark histogram --x body_mass_g --color species \\",
            "      --bins 30 --data bins.json -o mass.png",
            "  loupe plot runs.jsonl --mark line --x step --y loss --color run \\",
            "      --scale y=log --set curve=step -o loss.svg",
            "",
            "Exit codes: 1 when DATA is damaged or cannot be drawn so, 2 for an unknown mark, option or column."
        })
final class PlotCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "DATA", description = "The table; - for standard input.")
    String source = Source.STANDARD_INPUT;

    @Option(
            names = "--mark",
            required = true,
            paramLabel = "MARK",
            description = "What is drawn: point, line, bar, histogram, box …")
    String mark = "";

    @Mixin PictureOptions picture = new PictureOptions();

    @Option(names = "--bins", paramLabel = "N", description = "How many bins.")
    @Nullable String bins;

    @Option(names = "--position", description = "stack, dodge or fill.")
    @Nullable String position;

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            description = "Columns of pair plots and the like.")
    @Nullable String columns;

    @Option(names = "--path", paramLabel = "A,B", description = "Columns from root to leaf.")
    @Nullable String path;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A further option of the mark; lists are separated by commas.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--scale",
            paramLabel = "CHANNEL=TYPE",
            description = "linear, log, symlog, sqrt, time, band …, such as y=log.")
    Map<String, String> scales = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "CHANNEL=TEXT",
            description = "The title of an axis or legend, such as x=Seconds.")
    Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--cut",
            paramLabel = "CHANNEL=PART",
            description =
                    "Leave a part of an axis out: y=200..900, x=weekends, x=17:00..9:30, x=2026-12-24..2026-12-27; several times for several.")
    List<String> cuts = new ArrayList<>();

    @Option(names = "--legend", description = "${COMPLETION-CANDIDATES}, in any case.")
    LegendSpec legend = LegendSpec.AUTOMATIC;

    @Override
    public Integer call() throws IOException {
        Finished finished;
        Map<String, Object> options;
        FigureSpec empty;
        try {
            finished = picture.finished();
            Marks.signature(mark);
            options = Wishes.of(mark, words());
            empty = scaled(FigureSpec.of(Table.EMPTY).with(legend));
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        Table table = Source.table(source, System.in);
        FigureSpec figure = layered(empty.over(table), options);
        try {
            for (String facet : ChannelOptions.given(spec, Channel.FACET)) {
                table.column(facet);
            }
            Drawing.check(figure);
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        Path folder = source.equals(Source.STANDARD_INPUT) ? null : Path.of(source).getParent();
        FigureSpec whole = PictureFiles.below(folder == null ? Path.of("") : folder).in(figure);
        finished.write(whole.with(picture.over(whole.heading())));
        return Main.DONE;
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        put(words, "bins", bins);
        put(words, "position", position);
        put(words, "columns", columns);
        put(words, "path", path);
        words.putAll(set);
        return words;
    }

    private static void put(Map<String, String> words, String name, @Nullable String word) {
        if (word != null) {
            words.put(name, word);
        }
    }

    private FigureSpec scaled(FigureSpec figure) {
        FigureSpec scaled = figure;
        for (Map.Entry<String, String> scale : scales.entrySet()) {
            Channel channel = Channel.named(scale.getKey());
            scaled = scaled.with(channel, scaled.scale(channel).type(scale.getValue()));
        }
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Channel channel = Channel.named(label.getKey());
            scaled = scaled.with(channel, scaled.scale(channel).label(label.getValue()));
        }
        for (String cut : cuts) {
            int equals = cut.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "A cut is given as CHANNEL=PART, such as y=200..900, but here as "
                                + cut
                                + ".");
            }
            Channel channel = Channel.named(cut.substring(0, equals));
            scaled =
                    scaled.with(
                            channel,
                            scaled.scale(channel).cut(AxisCut.parse(cut.substring(equals + 1))));
        }
        return scaled;
    }

    /// One layer; or one for each `--y`, named by its column, if there are several.
    private FigureSpec layered(FigureSpec figure, Map<String, Object> options) {
        List<String> ys = ChannelOptions.given(spec, Channel.Y);
        LayerSpec layer =
                new LayerSpec(mark, new LinkedHashMap<>(), new LinkedHashMap<>(options), null);
        for (Channel channel : Channel.values()) {
            List<String> given = ChannelOptions.given(spec, channel);
            if (given.size() > 1 && !layering(channel)) {
                throw Wrong.usage(
                        spec,
                        "The channel %s takes one column, but is given %s."
                                .formatted(channel.word(), String.join(" and ", given)));
            }
            if (!given.isEmpty() && channel != Channel.FACET && channel != Channel.RIGHT) {
                layer = layer.with(channel, given.getFirst());
            }
        }
        FigureSpec drawn = faceted(figure);
        List<String> rights = ChannelOptions.given(spec, Channel.RIGHT);
        if (ys.size() + rights.size() < 2) {
            return drawn.with(
                    rights.isEmpty() ? layer : right(layer).with(Channel.Y, rights.getFirst()));
        }
        for (String y : ys) {
            drawn = drawn.with(named(layer, y));
        }
        for (String y : rights) {
            drawn = drawn.with(named(right(layer), y));
        }
        return unnamed(unnamed(drawn, Channel.Y, ys), Channel.RIGHT, rights);
    }

    /// Channels that make a layer, or panels, of each of their columns.
    private static boolean layering(Channel channel) {
        return channel == Channel.Y || channel == Channel.RIGHT || channel == Channel.FACET;
    }

    private static LayerSpec right(LayerSpec layer) {
        return layer.with(Signature.AXIS, (Object) Signature.RIGHT);
    }

    /// A layer of this column, which names it among the colours.
    private static LayerSpec named(LayerSpec layer, String y) {
        LayerSpec one = layer.with(Channel.Y, y);
        return one.channels().containsKey(Channel.COLOR)
                ? one
                : one.with(Channel.COLOR, new Encoding.Named(y));
    }

    /// The axis of several columns has no name, if nobody said one.
    private static FigureSpec unnamed(FigureSpec figure, Channel channel, List<String> columns) {
        ScaleSpec scale = figure.scale(channel);
        return columns.size() > 1 && scale.label() == null
                ? figure.with(channel, scale.label(""))
                : figure;
    }

    private FigureSpec faceted(FigureSpec figure) {
        List<String> given = ChannelOptions.given(spec, Channel.FACET);
        return switch (given.size()) {
            case 0 -> figure;
            case 1 -> figure.with(new FacetSpec(given.getFirst(), "", 0, false, false));
            case 2 -> figure.with(new FacetSpec(given.get(0), given.get(1), 0, false, false));
            default -> throw Wrong.usage(spec, "At most two columns can be facets.");
        };
    }
}
