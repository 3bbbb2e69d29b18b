package dev.loupe.figure.draw;

import dev.loupe.figure.layout.Margins;
import dev.loupe.figure.mark.Composite;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.theme.Theme;

import java.util.List;

/// A figure or a grid, planned and ready to be drawn into an area.
sealed interface PictureDrawing {
    void draw(Box area, Sketch sketch, List<Panel> panels);

    /// Pixels of this area's height that stay empty because panels keep their proportions.
    double spare(Box area);

    List<Numbers> numbers();

    List<String> notes();

    static PictureDrawing of(Picture picture, Theme theme, double width, double height) {
        return switch (composed(picture)) {
            case FigureSpec figure -> new One(new FigurePlan(figure, theme, width));
            case GridSpec grid -> new Many(new GridPlan(grid, theme, width, height));
        };
    }

    /// A figure of a composite mark becomes the figures it stands for; its words and size are kept.
    static Picture composed(Picture picture) {
        if (!(picture instanceof FigureSpec figure) || figure.layers().size() != 1) {
            return picture;
        }
        LayerSpec layer = figure.layers().getFirst();
        Composite composite = Marks.composite(layer.mark());
        if (composite == null) {
            return picture;
        }
        Resolved.check(composite.signature(), layer);
        Options options = new Options(composite.signature(), layer.options());
        if (options.word(Signature.AXIS).equals(Signature.RIGHT)) {
            throw new IllegalArgumentException(
                    "The mark %s is made of several panels, so its option axis cannot be right."
                            .formatted(layer.mark()));
        }
        return composed(composite.expand(figure, layer, options));
    }

    /// One figure.
    record One(FigurePlan plan) implements PictureDrawing {
        @Override
        public void draw(Box area, Sketch sketch, List<Panel> panels) {
            FigureLayout.Titles titles = FigureLayout.Titles.LEVEL;
            FigureLayout layout =
                    FigureLayout.of(plan, area.width(), area.height(), titles, Margins.NONE);
            new FigureDrawing(plan, layout, area, titles, true, true).draw(sketch, panels);
        }

        @Override
        public double spare(Box area) {
            return plan.aspect() <= 0
                    ? 0
                    : FigureLayout.of(
                                    plan,
                                    area.width(),
                                    area.height(),
                                    FigureLayout.Titles.LEVEL,
                                    Margins.NONE)
                            .spare(area.height());
        }

        @Override
        public List<Numbers> numbers() {
            return plan.numbers();
        }

        @Override
        public List<String> notes() {
            return plan.notes();
        }
    }

    /// Figures in a grid.
    record Many(GridPlan plan) implements PictureDrawing {
        @Override
        public void draw(Box area, Sketch sketch, List<Panel> panels) {
            plan.draw(area, sketch, panels);
        }

        @Override
        public double spare(Box area) {
            return 0;
        }

        @Override
        public List<Numbers> numbers() {
            return plan.numbers();
        }

        @Override
        public List<String> notes() {
            return plan.notes();
        }
    }
}
