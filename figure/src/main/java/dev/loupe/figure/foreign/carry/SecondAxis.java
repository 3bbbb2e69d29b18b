package dev.loupe.figure.foreign.carry;

import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Layers that have a y axis of their own beside that of those before them.
public final class SecondAxis {
    private SecondAxis() {}

    /// Layers along the axis at the right lie over all others.
    public static FigureSpec above(FigureSpec figure) {
        List<LayerSpec> layers = new ArrayList<>(figure.layers());
        layers.sort(Comparator.comparing(SecondAxis::right));
        return figure.layers(layers);
    }

    private static boolean right(LayerSpec layer) {
        return Signature.RIGHT.equals(layer.options().get(Signature.AXIS));
    }

    /// What `add` puts into a figure lies along the axis at the right, on the scale that it wishes for y.
    public static FigureSpec of(FigureSpec figure, UnaryOperator<FigureSpec> add) {
        ScaleSpec left = figure.scale(Channel.Y);
        ScaleSpec right = figure.scale(Channel.RIGHT);
        FigureSpec more = add.apply(figure.with(Channel.Y, right));
        List<LayerSpec> layers = new ArrayList<>(figure.layers());
        for (LayerSpec layer : more.layers().subList(layers.size(), more.layers().size())) {
            layers.add(layer.with(Signature.AXIS, (Object) Signature.RIGHT));
        }
        return more.layers(layers).with(Channel.RIGHT, more.scale(Channel.Y)).with(Channel.Y, left);
    }
}
