package dev.loupe.networks.draw;

import dev.loupe.networks.scope.CopyDifference;
import dev.loupe.networks.scope.Member;
import dev.loupe.networks.scope.Member.Operator;
import dev.loupe.networks.scope.Member.Scope;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In how many copies of a repeat each operator of the drawn one differs.
final class Oddities {
    private final Map<Integer, BitSet> copies = new HashMap<>();

    Oddities(List<CopyDifference> differences) {
        for (int i = 0; i < differences.size(); i++) {
            for (CopyDifference.Detail detail : differences.get(i).details()) {
                copies.computeIfAbsent(detail.node(), k -> new BitSet()).set(i);
            }
        }
    }

    /// In how many copies the operator, or anything in the scope, differs.
    int of(Member member) {
        if (copies.isEmpty()) {
            return 0;
        }
        BitSet all = new BitSet();
        gather(member, all);
        return all.cardinality();
    }

    private void gather(Member member, BitSet into) {
        switch (member) {
            case Operator operator -> into.or(copies.getOrDefault(operator.node(), new BitSet()));
            case Scope scope when scope.copies().isEmpty() ->
                    scope.members().forEach(inner -> gather(inner, into));
            case Scope repeat ->
                    repeat.copies().forEach(c -> c.members().forEach(m -> gather(m, into)));
        }
    }
}
