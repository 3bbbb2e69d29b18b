package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;

/// Amounts that flow from node to node, each ribbon as wide as its amount.
public final class SankeyMark implements Mark {
    private static final int MOST_NODES = 500;
    private static final double MOST_MARGIN = 0.22;
    private static final double LINE = 13;

    private static final Signature SIGNATURE =
            new Signature(
                    "sankey",
                    "amounts that flow from node to node",
                    List.of(Channel.SOURCE, Channel.TARGET),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.word(
                                    "align",
                                    "justify",
                                    List.of("justify", "left"),
                                    "whether nodes that nothing leaves stand at the right edge"),
                            OptionSpec.flag("values", true, "the amount after each name")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Links links = Links.of(layer, "sankey", Links.Sign.AMOUNT, MOST_NODES);
        return new Flow(
                layer, links, Layering.of(links, layer.options().word("align").equals("justify")));
    }

    private record Flow(Layer layer, Links links, Layering layering) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            return links.numbers("sankey");
        }

        @Override
        public int leftOut() {
            return links.leftOut();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            int[] hues = hues();
            new FlowDrawing(
                            links,
                            layering,
                            links.nodes(),
                            layer.options().flag("values"),
                            layer.options().number("opacity", FlowDrawing.OPACITY),
                            link -> colour(link, hues, stage),
                            node ->
                                    layer.has(Channel.COLOR)
                                            ? stage.theme().ink3()
                                            : colour(node, hues, stage))
                    .draw(stage.box(), stage.theme(), sketch);
        }

        /// Places among the colours; −1 for nodes that nothing leaves, whose colour would say nothing.
        private int[] hues() {
            int[] hues = new int[links.nodes().size()];
            Arrays.fill(hues, -1);
            int next = 0;
            for (Links.Link link : links.links()) {
                if (hues[link.source()] < 0) {
                    hues[link.source()] = next++;
                }
            }
            return hues;
        }

        private Colour colour(int node, int[] hues, Stage stage) {
            Colour paint = layer.paint();
            return paint != null
                    ? paint
                    : hues[node] < 0
                            ? stage.theme().ink3()
                            : stage.theme().fill(hues[node]).colour();
        }

        private Colour colour(Links.Link link, int[] hues, Stage stage) {
            if (!layer.has(Channel.COLOR)) {
                return colour(link.source(), hues, stage);
            }
            return link.colour(layer, stage);
        }
    }
}
