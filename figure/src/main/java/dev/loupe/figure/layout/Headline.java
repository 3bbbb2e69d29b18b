package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.List;

/// Title and subtitle above a picture, caption and notes below it.
///
/// @param top,bottom pixels that they take
public record Headline(
        List<String> title, List<String> subtitle, List<String> foot, double top, double bottom) {
    private static final double TITLE_LINE = 20;
    private static final double SUBTITLE_LINE = 17;
    private static final double FOOT_LINE = 15;
    private static final double GAP = 10;

    /// @param width pixels there are
    /// @param notes sentences that say what the picture leaves out
    public static Headline of(Heading heading, double width, List<String> notes) {
        List<String> title =
                Fitted.wrap(heading.title(), width, 2, Theme.TITLE_SIZE, Theme.TITLE_WEIGHT);
        List<String> subtitle =
                Fitted.wrap(heading.subtitle(), width, 3, Theme.SMALL_SIZE, Theme.TEXT_WEIGHT);
        List<String> foot = new ArrayList<>();
        for (String note : notes) {
            foot.addAll(Fitted.wrap(note, width, 2, Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
        }
        foot.addAll(Fitted.wrap(heading.caption(), width, 3, Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
        double top = title.size() * TITLE_LINE + subtitle.size() * SUBTITLE_LINE;
        return new Headline(
                title,
                subtitle,
                foot,
                top > 0 ? top + GAP : 0,
                foot.isEmpty() ? 0 : foot.size() * FOOT_LINE + 6);
    }

    /// @param area the whole picture without its outer margin
    public void draw(Box area, Theme theme, Sketch sketch) {
        double y = area.y();
        for (String line : title) {
            y += TITLE_LINE;
            sketch.text(
                    Meaning.of(Role.TITLE),
                    area.x(),
                    y - 5,
                    line,
                    Theme.TITLE_SIZE,
                    Theme.TITLE_WEIGHT,
                    Anchor.START,
                    0,
                    theme.ink());
        }
        for (String line : subtitle) {
            y += SUBTITLE_LINE;
            sketch.text(
                    Meaning.of(Role.TITLE),
                    area.x(),
                    y - 4,
                    line,
                    Theme.SMALL_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.START,
                    0,
                    theme.ink2());
        }
        y = area.bottom() - (foot.size() - 1) * FOOT_LINE - 3;
        for (String line : foot) {
            sketch.text(
                    Meaning.of(Role.NOTE),
                    area.x(),
                    y,
                    line,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.START,
                    0,
                    theme.ink3());
            y += FOOT_LINE;
        }
    }
}
