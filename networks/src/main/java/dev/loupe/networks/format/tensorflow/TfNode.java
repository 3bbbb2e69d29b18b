package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One operator as a file tells it, before its inputs are joined to what makes them.
///
/// @param inputs     `node`, `node:1`, in functions `node:output:0` or an argument, and `^node` for what must run before
/// @param attributes without those that begin with `_`
/// @param functions  names of functions by attribute
/// @param element    of its first output, where its attributes tell
/// @param shape      of its first output, or null
/// @param value      of a constant, or null
/// @param metadata   device, and attributes that begin with `_`
record TfNode(
        String name,
        String operator,
        List<String> inputs,
        List<Attribute> attributes,
        Map<String, String> functions,
        @Nullable DataType element,
        @Nullable Shape shape,
        @Nullable Tensor value,
        Map<String, String> metadata) {

    private static final Set<String> SILENT =
            Set.of(
                    "NoOp",
                    "Assert",
                    "AssignVariableOp",
                    "AssignAddVariableOp",
                    "AssignSubVariableOp",
                    "DisableCopyOnRead",
                    "LookupTableImportV2",
                    "MergeV2Checkpoints",
                    "PrintV2",
                    "Save",
                    "SaveV2",
                    "WriteSummary");

    /// Whether a value is fed from outside.
    boolean placeholder() {
        return operator.equals("Placeholder") || operator.equals("_Arg");
    }

    /// Whether it holds a variable, whose content lies in a checkpoint.
    boolean variable() {
        return operator.equals("VarHandleOp")
                || operator.equals("VariableV2")
                || operator.equals("Variable");
    }

    /// Whether it has no outputs.
    boolean silent() {
        return SILENT.contains(operator);
    }

    Type type() {
        return element == null && shape == null ? Type.UNKNOWN : new Type.TensorOf(element, shape);
    }
}
