package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which traces lie over which: those of one kind in the order of traces, kinds as plotly.js stacks them, whatever order the traces have.
///
/// Source: plotly.js 3, `src/plots/cartesian/constants.js`, `traceLayerClasses`.
final class LayersOver {
    /// Marks by kind, lowest first; all others are scatter traces or what belongs to them, above.
    private static final List<List<String>> KINDS =
            List.of(
                    List.of("image"),
                    List.of("heatmap", "histogram2d"),
                    List.of("contour"),
                    List.of("funnel"),
                    List.of("waterfall"),
                    List.of("bar", "histogram"),
                    List.of("violin"),
                    List.of("box"),
                    List.of("candlestick", "ohlc"));

    private LayersOver() {}

    static FigureSpec of(FigureSpec figure) {
        List<LayerSpec> layers = new ArrayList<>(figure.layers());
        layers.sort(Comparator.comparingInt(LayersOver::height));
        return figure.layers(layers);
    }

    private static int height(LayerSpec layer) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (KINDS.get(kind).contains(layer.mark())) {
                return kind;
            }
        }
        return KINDS.size();
    }
}
