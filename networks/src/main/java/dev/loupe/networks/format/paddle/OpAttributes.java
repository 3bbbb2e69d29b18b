package dev.loupe.networks.format.paddle;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// The attributes of an operator (framework.proto, OpDesc.Attr): `name` 1, `type` 2, and a field for each type. What only the trainer needs is left out.
final class OpAttributes {
    private static final Set<String> TRAINER =
            Set.of("op_role", "op_role_var", "op_callstack", "op_device", "op_namescope");

    private final int blocks;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Integer> subgraphs = new ArrayList<>();
    private String scope = "";

    /// @param blocks how many the program has
    OpAttributes(int blocks) {
        this.blocks = blocks;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /// Blocks that the operator runs.
    List<Integer> subgraphs() {
        return subgraphs;
    }

    /// `op_namescope` as a path.
    String scope() {
        return scope;
    }

    void add(Bytes message) {
        String name = "";
        int type = -1;
        Attribute.Content one = null;
        LongStream.Builder wholes = LongStream.builder();
        DoubleStream.Builder reals = DoubleStream.builder();
        List<String> texts = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> type = (int) p.varint();
                case 3, 13 -> one = new Attribute.Whole(p.varint());
                case 4 -> one = new Attribute.Real(p.f32());
                case 5, 17 -> one = new Attribute.Text(p.text());
                case 6, 15, 11 -> p.varints(wholes::add);
                case 7 -> {
                    List<Float> floats = new ArrayList<>();
                    p.floats(floats);
                    floats.forEach(f -> reals.add(f));
                }
                case 8, 18 -> texts.add(p.text());
                case 10 -> one = new Attribute.Flag(p.flag());
                case 12 -> one = runs((int) p.varint());
                case 14 -> p.varints(block -> runs((int) block));
                case 16 -> {
                    List<Double> doubles = new ArrayList<>();
                    p.doubles(doubles);
                    doubles.forEach(d -> reals.add(d));
                }
                case 19 -> one = new Attribute.Real(p.f64());
                default -> {}
            }
        }
        if (name.equals("op_namescope") && one instanceof Attribute.Text(String path)) {
            scope = PaddleTypes.scope(path);
        }
        if (!TRAINER.contains(name)) {
            attributes.add(
                    new Attribute(
                            name,
                            switch (type) {
                                case 3, 7, 11 -> new Attribute.Wholes(wholes.build().toArray());
                                case 4, 12 -> new Attribute.Reals(reals.build().toArray());
                                case 5, 14 -> new Attribute.Texts(texts);
                                default -> one == null ? new Attribute.Other("") : one;
                            }));
        }
    }

    private Attribute.Content runs(int block) {
        if (block <= 0 || block >= blocks) {
            return new Attribute.Whole(block);
        }
        subgraphs.add(block);
        return new Attribute.Runs(block);
    }
}
