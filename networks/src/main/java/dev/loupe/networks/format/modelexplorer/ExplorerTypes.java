package dev.loupe.networks.format.modelexplorer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.ExtentText;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types as Model Explorer's adapters write them into `tensor_shape`: `float32[1,-1,8]`, `bool`.
final class ExplorerTypes {
    private static final Pattern TYPE =
            Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*(?:\\[([^\\[\\]]*)])?\\s*");

    private ExplorerTypes() {}

    static Type of(String text) {
        Matcher parts = text.length() < 4096 ? TYPE.matcher(text) : TYPE.matcher("");
        if (!parts.matches()) {
            return text.isEmpty() ? Type.UNKNOWN : new Type.Named(text);
        }
        DataType element = DataType.named(parts.group(1).toLowerCase(Locale.ROOT)).orElse(null);
        if (element == null) {
            return new Type.Named(text);
        }
        List<Shape.Dimension> dimensions = new ArrayList<>();
        if (parts.group(2) != null && !parts.group(2).isBlank()) {
            for (String extent : parts.group(2).split(",")) {
                dimensions.add(ExtentText.of(extent.strip()));
            }
        }
        return new Type.TensorOf(element, new Shape(dimensions));
    }
}
