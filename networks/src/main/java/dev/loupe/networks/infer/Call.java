package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One operator with what is known of its inputs, and where what is found of its outputs is put. What is asked for and not known ends the rule ([NotKnown]).
final class Call {
    private static final int MOST_NUMBERS = 4096;

    final Node node;
    private final Frame frame;

    Call(Node node, Frame frame) {
        this.node = node;
        this.frame = frame;
    }

    int inputs() {
        return node.inputs().size();
    }

    int outputs() {
        return node.outputs().size();
    }

    boolean has(int input) {
        return input < inputs() && node.inputs().get(input).value() >= 0;
    }

    private int value(int input) {
        if (!has(input)) {
            throw new NotKnown();
        }
        return node.inputs().get(input).value();
    }

    Type type(int input) {
        return frame.type(value(input));
    }

    Shape shape(int input) {
        Shape shape = type(input).shape();
        if (shape == null) {
            throw new NotKnown();
        }
        return shape;
    }

    @Nullable Shape shapeOrNull(int input) {
        return has(input) ? type(input).shape() : null;
    }

    int rank(int input) {
        return shape(input).rank();
    }

    Dimension extent(int input, int axis) {
        List<Dimension> all = shape(input).dimensions();
        return all.get(Extents.axis(axis, all.size()));
    }

    /// The type of elements, null if it is not known.
    @Nullable DataType element(int input) {
        return has(input) && type(input) instanceof Type.TensorOf(DataType element, Shape shape)
                ? element
                : null;
    }

    /// Whole numbers that an input is known to hold, row-major; some may be names or not known.
    List<Dimension> content(int input) {
        List<Dimension> content = frame.content(value(input));
        if (content == null) {
            throw new NotKnown();
        }
        return content;
    }

    @Nullable List<Dimension> contentOrNull(int input) {
        return has(input) ? frame.content(value(input)) : null;
    }

    /// Whole numbers, all of which are known.
    long[] wholes(int input) {
        List<Dimension> content = content(input);
        long[] numbers = new long[content.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Extents.size(content.get(i));
        }
        return numbers;
    }

    /// The first of the numbers that are stored with the model.
    double number(int input) {
        double[] all = numbers(input);
        if (all.length == 0) {
            throw new NotKnown();
        }
        return all[0];
    }

    /// Numbers that are stored with the model.
    double[] numbers(int input) {
        Tensor held = frame.held(value(input));
        if (held == null || held.stored() > MOST_NUMBERS) {
            throw new NotKnown();
        }
        try {
            TensorNumbers numbers = TensorNumbers.of(held);
            double[] all = new double[(int) numbers.count()];
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers.at(i);
            }
            return all;
        } catch (IOException | IllegalArgumentException unread) {
            throw new NotKnown();
        }
    }

    Attribute.@Nullable Content attribute(String name) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute.content();
            }
        }
        return null;
    }

    long whole(String name, long otherwise) {
        return attribute(name) instanceof Attribute.Whole(long value) ? value : otherwise;
    }

    String text(String name, String otherwise) {
        return attribute(name) instanceof Attribute.Text(String value) ? value : otherwise;
    }

    long @Nullable [] wholes(String name) {
        return attribute(name) instanceof Attribute.Wholes(long[] values) ? values : null;
    }

    /// A list that was an attribute once and became an input; null if it is neither.
    long @Nullable [] wholes(String name, int input) {
        long[] said = wholes(name);
        return said != null || !has(input) ? said : wholes(input);
    }

    void out(int output, @Nullable DataType element, @Nullable Shape shape) {
        out(output, new Type.TensorOf(element, shape));
    }

    void out(int output, @Nullable DataType element, List<Dimension> shape) {
        out(output, element, new Shape(shape));
    }

    /// The name of what it makes; empty if nobody asks for that.
    String made(int output) {
        int value = node.outputs().get(output).value();
        return value < 0 ? "" : frame.graph.values().get(value).name();
    }

    /// Says what follows of an input.
    void in(int input, Type type) {
        frame.learn(value(input), type);
    }

    void out(int output, Type type) {
        if (output < outputs() && node.outputs().get(output).value() >= 0) {
            frame.learn(node.outputs().get(output).value(), type);
        }
    }

    /// Says what the first output holds.
    void content(List<Dimension> content) {
        if (outputs() > 0 && node.outputs().getFirst().value() >= 0) {
            frame.learn(node.outputs().getFirst().value(), content);
        }
    }

    /// The dimensions of an input, to be changed.
    ///
    /// @throws NotKnown if there are fewer than `least`
    List<Dimension> copy(int input, int least) {
        List<Dimension> all = copy(input);
        if (all.size() < least) {
            throw new NotKnown();
        }
        return all;
    }

    /// The dimensions of an input, to be changed.
    List<Dimension> copy(int input) {
        return new ArrayList<>(shape(input).dimensions());
    }
}
