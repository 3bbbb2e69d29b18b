package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;

import java.util.List;
import java.util.Locale;

/// What all marks that show a hierarchy have in common: its colours, its words and its numbers.
abstract class Parts implements Bare {
    static final List<Channel> TAKES = List.of(Channel.X, Channel.COLOR, Channel.VALUE);
    static final OptionSpec PATH =
            OptionSpec.words("path", "columns of the levels, the coarsest first");

    final Layer layer;
    final Hierarchy whole;
    private final String mark;

    Parts(String mark, Layer layer) {
        this.mark = mark;
        this.layer = layer;
        this.whole = Hierarchy.of(layer);
    }

    @Override
    public Extents extents() {
        return new Extents().categories(Channel.COLOR, whole.branches());
    }

    @Override
    public List<Numbers> numbers() {
        List<Hierarchy> all = whole.all();
        String[] names = all.stream().map(Hierarchy::name).toArray(String[]::new);
        return List.of(
                Numbers.of(mark, "")
                        .with("name", names)
                        .with("depth", all.stream().mapToDouble(Hierarchy::depth).toArray())
                        .with("value", all.stream().mapToDouble(Hierarchy::value).toArray()));
    }

    /// The first level takes the classes' colours, deeper ones come nearer to the surface.
    Colour fill(Hierarchy part, Stage stage) {
        Theme theme = stage.theme();
        Colour own = layer.paint();
        Colour hue = own == null ? theme.mute() : own;
        if (own == null && part.branch() >= 0) {
            hue = look(part.branch(), stage).colour();
        }
        double away = Math.min(0.65, 0.2 * Math.max(0, part.depth() - 1));
        return Oklab.mix(hue, theme.surface(), away);
    }

    /// The class' own look where classes are few, else the look of its place, so that neighbours differ.
    private Theme.Look look(int branch, Stage stage) {
        String name = whole.children().get(branch).name();
        return stage.colour() instanceof Colouring.Classes classes
                        && classes.classes().size() <= stage.theme().looks()
                        && classes.classes().contains(name)
                ? classes.look(classes.classes().indexOf(name))
                : stage.theme().fill(branch);
    }

    Meaning meaning(Hierarchy part) {
        String branch = part.branch() < 0 ? "" : whole.children().get(part.branch()).name();
        return Meaning.mark(words(part), branch).where(part.where());
    }

    /// Name, value and share of the whole.
    String words(Hierarchy part) {
        return (part.name().isEmpty() ? "all" : part.name())
                + ", "
                + Numerals.brief(part.value())
                + ", "
                + share(part);
    }

    String share(Hierarchy part) {
        return share(whole.value() > 0 ? part.value() / whole.value() : 0);
    }

    /// `46 %`, `2.3 %`, `0.4 %`.
    static String share(double share) {
        double percent = 100 * share;
        String digits = String.format(Locale.ROOT, percent < 9.95 ? "%.1f" : "%.0f", percent);
        return digits + Numerals.THIN + "%";
    }
}
