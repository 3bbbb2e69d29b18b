package dev.loupe.networks.scope;

import java.util.List;

/// What a scope holds.
public sealed interface Member {
    /// What it is called within its scope.
    String name();

    /// An operator.
    ///
    /// @param name   the module that it alone makes up, else its operator
    /// @param node   index in the graph
    /// @param path   its place from the top where it runs bodies, unique in its hierarchy; else empty
    /// @param bodies graphs that it runs, as scopes that open with it
    record Operator(String name, int node, String path, List<Scope> bodies) implements Member {
        public Operator {
            bodies = List.copyOf(bodies);
        }

        public Operator(String name, int node) {
            this(name, node, "", List.of());
        }
    }

    /// A module.
    ///
    /// @param path    its place from the top, `/` between parts; unique in its hierarchy
    /// @param members in the order of the graph
    /// @param copies  where it stands for repeated siblings: all of them, `members` being those of the one that is drawn; else empty
    record Scope(String name, String path, List<Member> members, List<Scope> copies)
            implements Member {
        public Scope {
            members = List.copyOf(members);
            copies = List.copyOf(copies);
        }

        public Scope(String name, String path, List<Member> members) {
            this(name, path, members, List.of());
        }

        /// How many siblings it stands for.
        public int times() {
            return Math.max(1, copies.size());
        }
    }
}
