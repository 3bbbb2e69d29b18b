package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A program in MIL's text, the `model.mil` of a compiled model, put into the message of MIL.proto that says the same. Apple publishes no grammar; the forms here are those that coremltools' own tests
/// look for in what the compiler wrote. Blocks within operations are not among them.
///
/// @param message the Program as far as the text could be read
record MilText(Bytes message, Model.@Nullable Damage damage) {
    private static final int LOOKED_AT = 4096;
    private static final Pattern BEGINNING =
            Pattern.compile("\\A(?:\\s|//[^\\n]*+\\n)*+program\\s*+\\(\\s*+\\d");

    static boolean begins(Bytes bytes) {
        return BEGINNING.matcher(bytes.text(0, Math.min(bytes.length(), LOOKED_AT))).find();
    }

    static MilText read(Bytes file) {
        return new Reader(file).read();
    }

    private static final class Reader {
        private final MilWords words;
        private final MilLiterals literals;
        private final ProtoWriter program = new ProtoWriter().varint(1, 1);

        Reader(Bytes file) {
            words = new MilWords(file);
            literals = new MilLiterals(words);
        }

        MilText read() {
            Model.Damage damage = null;
            try {
                words.need("program");
                words.need("(");
                words.skip();
                attributes();
                words.need("{");
                while (!words.takes("}")) {
                    function();
                }
            } catch (Broken broken) {
                damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
            }
            return new MilText(Bytes.of(program.array()), damage);
        }

        /// What stands in brackets, or nothing.
        private void attributes() {
            if (words.takes("[")) {
                words.skip();
            }
        }

        private void function() {
            words.need("func");
            String name = words.name();
            String opset = "";
            ProtoWriter function = new ProtoWriter();
            ProtoWriter block = new ProtoWriter();
            try {
                if (words.takes("<")) {
                    opset = words.name();
                    words.need(">");
                }
                words.need("(");
                while (!words.takes(")")) {
                    function.message(1, named());
                    words.takes(",");
                }
                attributes();
                words.need("{");
                while (!words.takes("}")) {
                    block.message(3, operation());
                }
                words.need("->");
                words.need("(");
                while (!words.takes(")")) {
                    block.text(2, words.name());
                    words.takes(",");
                }
                words.need(";");
            } finally {
                function.text(2, opset).message(3, entry(opset, block));
                program.message(2, entry(name, function));
            }
        }

        /// A type and a name.
        private ProtoWriter named() {
            MilLiterals.Declared declared = literals.type();
            return new ProtoWriter().text(1, words.name()).message(2, declared.type());
        }

        private ProtoWriter operation() {
            List<ProtoWriter> outputs = new ArrayList<>();
            do {
                outputs.add(named());
            } while (words.takes(","));
            words.need("=");
            ProtoWriter operation = new ProtoWriter().text(1, words.name());
            words.need("(");
            while (!words.takes(")")) {
                String formal = words.name();
                words.need("=");
                operation.message(2, entry(formal, argument()));
                words.takes(",");
            }
            outputs.forEach(o -> operation.message(3, o));
            if (words.takes("[")) {
                while (!words.takes("]")) {
                    String name = words.name();
                    words.need("=");
                    operation.message(5, entry(name, literals.value()));
                    words.takes(",");
                }
            }
            words.need(";");
            return operation;
        }

        /// A value by its name, several in parentheses, or a constant.
        private ProtoWriter argument() {
            ProtoWriter argument = new ProtoWriter();
            if (words.takes("(")) {
                while (!words.takes(")")) {
                    argument.message(1, binding());
                    words.takes(",");
                }
            } else {
                argument.message(1, binding());
            }
            return argument;
        }

        /// A constant begins with its type, after which `<` or `(` stands; no value does.
        private ProtoWriter binding() {
            return words.opens()
                    ? new ProtoWriter().message(2, literals.value())
                    : new ProtoWriter().text(1, words.name());
        }

        private static ProtoWriter entry(String key, ProtoWriter value) {
            return new ProtoWriter().text(1, key).message(2, value);
        }
    }
}
