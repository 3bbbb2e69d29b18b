package dev.loupe.networks.check;

import java.util.Map;
import java.util.Set;

/// Something that is asked of a model.
public sealed interface Gate {
    /// The option by which the command line asks for it.
    String name();

    /// At most so many elements of weights.
    record MostParameters(long most) implements Gate {
        @Override
        public String name() {
            return "max-parameters";
        }
    }

    /// At most so many bytes of weights.
    record MostBytes(long most) implements Gate {
        @Override
        public String name() {
            return "max-bytes";
        }
    }

    /// At most so many multiply-accumulates a run.
    ///
    /// @param dims numbers for symbolic extents
    record MostMacs(long most, Map<String, Long> dims) implements Gate {
        @Override
        public String name() {
            return "max-macs";
        }
    }

    /// A version of ONNX's own operators from `least` to `most`, both included.
    record Opset(long least, long most) implements Gate {
        @Override
        public String name() {
            return "opset";
        }
    }

    /// None of these operators, by plain name or `domain::name`.
    record Banned(Set<String> operators) implements Gate {
        @Override
        public String name() {
            return "ban";
        }
    }

    /// No operator beyond ONNX's own and the model's functions.
    record NoCustomOperators() implements Gate {
        @Override
        public String name() {
            return "no-custom-operators";
        }
    }

    /// Nothing that a pickle would run.
    record NoPickleGlobals() implements Gate {
        @Override
        public String name() {
            return "no-pickle-globals";
        }
    }

    /// All weights in the model's own file.
    record NoExternalData() implements Gate {
        @Override
        public String name() {
            return "no-external-data";
        }
    }

    /// No NaN and no infinity among the weights.
    record FiniteWeights() implements Gate {
        @Override
        public String name() {
            return "finite-weights";
        }
    }
}
