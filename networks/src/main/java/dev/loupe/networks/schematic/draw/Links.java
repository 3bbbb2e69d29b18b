package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.networks.schematic.Blocks;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Edges between cards of different branches, in the channel between them.
final class Links {
    private final Blocks blocks;
    private final FlowPen pen;
    private final Map<String, Place> places = new HashMap<>();
    private double @Nullable [] region;

    Links(Blocks blocks, FlowPen pen) {
        this.blocks = blocks;
        this.pen = pen;
    }

    /// A card that can be named.
    ///
    /// @param along the middle
    /// @param from,to across
    /// @param left,right what its outermost branch takes across
    private record Place(double along, double from, double to, double left, double right) {}

    /// A branch begins. Those within others are not asked.
    ///
    /// @return whether it is an outermost one
    boolean enter(double from, double to) {
        if (region != null) {
            return false;
        }
        region = new double[] {from, to};
        return true;
    }

    void leave(boolean outermost) {
        if (outermost) {
            region = null;
        }
    }

    void placed(String id, double along, double from, double toAlong, double to) {
        if (!id.isEmpty()) {
            double[] around = region == null ? new double[] {from, to} : region;
            places.put(id, new Place((along + toAlong) / 2, from, to, around[0], around[1]));
        }
    }

    void draw() {
        for (Blocks.Link link : blocks.links()) {
            Place from = place(link.from());
            Place to = place(link.to());
            boolean forth = to.left >= from.right;
            boolean back = to.right <= from.left;
            double channel =
                    forth
                            ? (from.right + to.left) / 2
                            : back
                                    ? (from.left + to.right) / 2
                                    : Math.max(from.right, to.right) + Room.AROUND;
            double out = back ? from.from : from.to;
            double in = forth ? to.from : to.to;
            pen.line(true, from.along, out, from.along, channel, to.along, channel, to.along, in);
            pen.words(
                    pen.x(to.along, channel) + 4,
                    pen.y(to.along, channel) - 5,
                    link.label(),
                    forth ? Anchor.START : Anchor.END);
        }
    }

    private Place place(String id) {
        Place place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException(
                    places.isEmpty()
                            ? "A link leads to " + id + ", but no block has an id."
                            : "A link leads to "
                                    + id
                                    + ", but no block has that id; the nearest is "
                                    + Nearest.of(id, places.keySet())
                                    + ".");
        }
        return place;
    }
}
