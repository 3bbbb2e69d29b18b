package dev.loupe.networks.format.torchscript;

import java.util.List;
import java.util.Set;

/// Which variables a block sets, its inner blocks included.
final class Assigned {
    private Assigned() {}

    static void by(List<Syntax.Statement> statements, Set<String> into) {
        for (Syntax.Statement statement : statements) {
            switch (statement) {
                case Syntax.Assign assign -> names(assign.targets(), into);
                case Syntax.If branch -> {
                    by(branch.then(), into);
                    by(branch.otherwise(), into);
                }
                case Syntax.While loop -> by(loop.body(), into);
                case Syntax.For loop -> by(loop.body(), into);
                case Syntax.With with -> by(with.body(), into);
                case Syntax.Does does -> {}
                case Syntax.Returns returns -> {}
            }
        }
    }

    private static void names(List<Syntax.Expression> targets, Set<String> into) {
        for (Syntax.Expression target : targets) {
            if (target instanceof Syntax.Name name) {
                into.add(name.text());
            }
        }
    }
}
