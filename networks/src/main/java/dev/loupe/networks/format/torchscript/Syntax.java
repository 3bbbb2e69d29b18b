package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What code is made of (`torch/csrc/jit/serialization/python_print.cpp` writes it).
final class Syntax {
    private Syntax() {}

    sealed interface Expression {}

    record Name(String text, int at) implements Expression {}

    record None() implements Expression {}

    record Literal(Attribute.Content content) implements Expression {}

    record Items(List<Expression> items, boolean tuple) implements Expression {}

    record Entries(List<Expression> keys, List<Expression> values) implements Expression {}

    record Member(Expression of, String name) implements Expression {}

    record At(Expression of, Expression index) implements Expression {}

    /// `of[from:to]`.
    record Part(Expression of, Expression from, Expression to) implements Expression {}

    /// @param names of the arguments, empty where one goes by its place
    record Call(Expression callee, List<Expression> arguments, List<String> names, int at)
            implements Expression {}

    sealed interface Statement {}

    /// `a, b = c`; with `unpacks` it is `a, b, = c`, which takes one value apart.
    record Assign(List<Expression> targets, boolean unpacks, List<Expression> values)
            implements Statement {}

    record Does(Expression expression) implements Statement {}

    record Returns(Expression value) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {}

    record While(Expression condition, List<Statement> body) implements Statement {}

    record For(List<Expression> targets, Expression over, List<Statement> body)
            implements Statement {}

    record With(Expression context, List<Statement> body) implements Statement {}

    /// @param type     null if it is not declared
    /// @param standard null if it must be given
    record Parameter(String name, @Nullable Expression type, @Nullable Expression standard) {}

    record Function(String name, List<Parameter> parameters, List<Statement> body, Source source) {}

    /// @param fields what it declares, in its order
    /// @param bases  as `Module`, `NamedTuple`
    record Type(
            String name, List<String> bases, List<String> fields, Map<String, Function> methods) {}
}
