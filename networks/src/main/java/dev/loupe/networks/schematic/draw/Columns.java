package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Direction;
import dev.loupe.networks.schematic.Fcnn;

import java.util.ArrayList;
import java.util.List;

/// Where the neurons of a fully connected network lie.
///
/// `along` runs from the input to the output, `across` from the first neuron to the last.
final class Columns {
    /// A drawn neuron.
    ///
    /// @param neuron its number in its layer, −1 for the unit that is always 1
    /// @param slot   its place among those drawn, −1 as above
    record Spot(int neuron, int slot, double along, double across, boolean dropped) {}

    /// A layer.
    ///
    /// @param ellipsis where the dots stand that stand for the others; NaN if there are none
    record Column(
            Fcnn.Layer layer,
            double along,
            List<Spot> spots,
            double ellipsis,
            double from,
            double to) {}

    private final Fcnn fcnn;
    private final boolean right;

    private Columns(Fcnn fcnn) {
        this.fcnn = fcnn;
        right = fcnn.direction() == Direction.RIGHT;
    }

    static List<Column> of(Fcnn fcnn) {
        Columns columns = new Columns(fcnn);
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < fcnn.layers().size(); i++) {
            all.add(columns.column(i));
        }
        return all;
    }

    private Column column(int place) {
        Fcnn.Layer layer = fcnn.layers().get(place);
        int drawn = Fcnn.drawn(layer.neurons(), fcnn.most());
        boolean cut = drawn < layer.neurons();
        int head = cut ? (drawn + 1) / 2 : drawn;
        boolean bias = fcnn.bias() && place < fcnn.layers().size() - 1;
        double pitch = pitch(layer);
        int slots = drawn + (cut ? 1 : 0) + (bias ? 1 : 0);
        double across = -(slots - 1) * pitch / 2;
        double from = across;
        double along = place * fcnn.layerSpacing();
        List<Spot> spots = new ArrayList<>();
        double ellipsis = Double.NaN;
        if (bias) {
            spots.add(new Spot(-1, -1, along, across, false));
            across += pitch;
        }
        for (int slot = 0; slot < drawn; slot++) {
            if (cut && slot == head) {
                ellipsis = across;
                across += pitch;
            }
            int neuron = slot < head ? slot : layer.neurons() - drawn + slot;
            boolean dropped =
                    Math.floor((slot + 1) * layer.dropout()) > Math.floor(slot * layer.dropout());
            spots.add(new Spot(neuron, slot, along, across, dropped));
            across += pitch;
        }
        return new Column(layer, along, spots, ellipsis, from, across - pitch);
    }

    /// Names need room.
    private double pitch(Fcnn.Layer layer) {
        double pitch = Math.max(1, fcnn.nodes().diameter() + layer.spacing());
        if (layer.names().isEmpty()) {
            return pitch;
        }
        double size = fcnn.sheet().textSize();
        double needed =
                right
                        ? size * 1.3
                        : 8
                                + layer.names().stream()
                                        .mapToDouble(n -> Typeface.width(n, size, 400))
                                        .max()
                                        .orElse(0);
        return Math.max(pitch, needed);
    }
}
