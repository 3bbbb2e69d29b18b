package dev.loupe.networks.draw;

import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.graph.Captures;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.layout.Layered;
import dev.loupe.networks.scope.Hierarchy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes diagrams: what is seen, what flows, then the inside of every open scope from the innermost out.
public final class Drafting {
    static final double BOX_HEIGHT = 26;
    static final double STUB_HEIGHT = 18;
    static final double STUB_GAP = 16;
    private static final double MOST_LABEL = 190;
    private static final double MOST_STUB = 120;

    private final Map<Block, Level> levels = new IdentityHashMap<>();
    private final boolean across;

    private Drafting(boolean across) {
        this.across = across;
    }

    /// The diagram of one of a model's graphs.
    ///
    /// @throws IllegalArgumentException with one sentence if it has no such graph
    public static Diagram of(Model model, View view) {
        if (view.graph() < 0 || view.graph() >= model.graphs().size()) {
            throw new IllegalArgumentException(
                    "The model has %d graphs, counted from 0, but graph %d was asked for."
                            .formatted(model.graphs().size(), view.graph()));
        }
        Unfolded unfolded = Unfolded.of(Captures.told(model), view.graph());
        Hierarchy hierarchy =
                view.flat() ? Hierarchy.flat(unfolded) : Hierarchy.of(unfolded, view.fold(), true);
        return of(unfolded, hierarchy, view);
    }

    /// The same where the hierarchy is known already; it must be made with the view's `fold`.
    public static Diagram of(Graph graph, Hierarchy hierarchy, View view) {
        return of(Unfolded.plain(graph), hierarchy, view);
    }

    /// The same with what operators run.
    public static Diagram of(Unfolded unfolded, Hierarchy hierarchy, View view) {
        Captions captions = new Captions(unfolded.graph(), view.flat());
        Set<String> open = view.flat() && view.open() == null ? Set.of() : view.open();
        Blocks blocks = new Blocks(unfolded, hierarchy, open, captions);
        List<Flow> flows = new Flows(blocks, view.cut()).all();
        Drafting drafting = new Drafting(view.across());
        flows.forEach(drafting::route);
        drafting.lay(blocks.top);
        return new Assembly(blocks, drafting.levels, view.across()).diagram();
    }

    private Level level(Block scope) {
        return levels.computeIfAbsent(scope, Level::new);
    }

    /// Parts a flow into pieces, one for every scope that it passes; its points on borders are shared by all who take it.
    private void route(Flow flow) {
        for (Block taker : flow.to) {
            Block up = flow.from;
            Block down = taker;
            while (up.outer != down.outer) {
                Block upper = Objects.requireNonNull(up.outer == null ? up : up.outer);
                Block lower = Objects.requireNonNull(down.outer == null ? down : down.outer);
                if (upper.depth >= lower.depth) {
                    level(upper).piece(up.place, level(upper).exit(flow), flow);
                    up = upper;
                } else {
                    level(lower).piece(level(lower).entry(flow), down.place, flow);
                    down = lower;
                }
            }
            level(Objects.requireNonNull(up.outer)).piece(up.place, down.place, flow);
        }
    }

    private void lay(Block scope) {
        for (Block block : scope.inner) {
            if (block.open()) {
                lay(block);
            } else {
                size(block);
            }
        }
        Level level = level(scope);
        level.lay(across);
        Layered inside = Objects.requireNonNull(level.drawing);
        double head =
                Typeface.width(scope.label, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT)
                        + Typeface.width(scope.detail, Theme.TICK_SIZE, Theme.TEXT_WEIGHT)
                        + 24
                        + (scope.times > 1
                                ? 16
                                        + Typeface.width(
                                                scope.repeat(),
                                                Theme.SMALL_SIZE,
                                                Theme.LABEL_WEIGHT)
                                : 0);
        double wide = across ? inside.height() : inside.width();
        double high = across ? inside.width() : inside.height();
        scope.width = Math.max(wide, head) + 2 * Level.PAD;
        scope.height = high + Level.HEAD + Level.PAD;
    }

    private static void size(Block block) {
        String label = label(block);
        double text = Typeface.width(label, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        double detail =
                block.detail.isEmpty()
                        ? 0
                        : 10 + Typeface.width(block.detail, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
        double sign = block.folded() ? 14 : 0;
        double times =
                block.times > 1
                        ? 10 + Typeface.width(block.repeat(), Theme.TICK_SIZE, Theme.LABEL_WEIGHT)
                        : 0;
        block.width = Math.max(52, 20 + sign + text + detail + times);
        block.height = BOX_HEIGHT;
    }

    static String label(Block block) {
        return Fitted.cut(block.label, MOST_LABEL, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
    }

    /// At most two stubs stand at a block, one a side; the second counts those that find no room.
    static List<String> stubTexts(Block block) {
        List<String> texts = new ArrayList<>();
        int stubs = block.stubs.size();
        for (int i = 0; i < Math.min(2, stubs); i++) {
            String name =
                    Fitted.cut(
                            name(block.stubs.get(i)),
                            MOST_STUB,
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT);
            texts.add(i == 1 && stubs > 2 ? name + " + " + (stubs - 2) : name);
        }
        return texts;
    }

    private static String name(Flow flow) {
        return flow.from.label;
    }

    static double stubWidth(String text) {
        return Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT) + 16;
    }
}
