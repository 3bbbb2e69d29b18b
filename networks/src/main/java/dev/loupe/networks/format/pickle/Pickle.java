package dev.loupe.networks.format.pickle;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.pickle.Pickled.Call;
import dev.loupe.networks.format.pickle.Pickled.Flag;
import dev.loupe.networks.format.pickle.Pickled.Global;
import dev.loupe.networks.format.pickle.Pickled.Mapping;
import dev.loupe.networks.format.pickle.Pickled.None;
import dev.loupe.networks.format.pickle.Pickled.Outside;
import dev.loupe.networks.format.pickle.Pickled.Sequence;
import dev.loupe.networks.format.pickle.Pickled.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads pickles of protocols 0 to 5 (`Lib/pickletools.py` of CPython 3.14). Cost and memory are linear in the bytes; nothing is imported, called or built.
public final class Pickle {
    private static final int HIGHEST = 5;

    private final PickleBytes in;
    private final List<Pickled> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Pickled> memo = new HashMap<>();
    private final Set<String> globals = new TreeSet<>();
    private final Set<String> run = new TreeSet<>();

    private Pickle(Bytes bytes, long at) {
        this.in = new PickleBytes(bytes, at);
    }

    /// What one pickle says.
    ///
    /// @param value   what it describes
    /// @param end     where it ends in the bytes that were read
    /// @param globals classes and functions that it names
    /// @param unsafe  those that Python would call, and that are not known to be harmless
    public record Content(Pickled value, long end, Set<String> globals, Set<String> unsafe) {}

    /// Whether a pickle can begin here: the mark of protocols 2 to 5.
    public static boolean begins(Bytes bytes, long at) {
        return at + 2 < bytes.length()
                && bytes.u8(at) == 0x80
                && bytes.u8(at + 1) >= 2
                && bytes.u8(at + 1) <= HIGHEST;
    }

    /// Reads the pickle that begins at `at`.
    ///
    /// @throws Broken where it breaks the rules or ends
    public static Content read(Bytes bytes, long at) {
        return new Pickle(bytes, at).read();
    }

    private Content read() {
        while (true) {
            long where = in.where();
            int code = in.u8();
            if (code == '.') {
                return new Content(pop(where), in.at(), globals, run);
            }
            step(code, where);
        }
    }

    private void step(int code, long where) {
        switch (code) {
            case 0x80 -> {
                int protocol = in.u8();
                if (protocol > HIGHEST) {
                    throw new Broken(where, "a pickle of protocol 0 to 5", "protocol " + protocol);
                }
            }
            case 0x95 -> in.skip(8);
            case '(' -> marks.add(stack.size());
            case '0' -> {
                if (!marks.isEmpty() && marks.getLast() == stack.size()) {
                    marks.removeLast();
                } else {
                    pop(where);
                }
            }
            case '1' -> marked(where);
            case '2' -> push(top(where));
            case 'N' -> push(None.NONE);
            case 0x88 -> push(new Flag(true));
            case 0x89 -> push(new Flag(false));
            case 'p' -> memo.put(in.number(where).longValue(), top(where));
            case 'q' -> memo.put((long) in.u8(), top(where));
            case 'r' -> memo.put(in.u32(), top(where));
            case 0x94 -> memo.put((long) memo.size(), top(where));
            case 'g' -> push(known(in.number(where).longValue(), where));
            case 'h' -> push(known(in.u8(), where));
            case 'j' -> push(known(in.u32(), where));
            case 'P' -> push(new Outside(new Text(in.line())));
            case 'Q' -> push(new Outside(pop(where)));
            case 'c' -> global(in.line(), in.line());
            case 0x93 -> {
                String name = text(pop(where), where);
                global(text(pop(where), where), name);
            }
            default -> {
                if (!containers(code, where) && !calls(code, where)) {
                    push(in.scalar(code, where));
                }
            }
        }
    }

    private boolean containers(int code, long where) {
        switch (code) {
            case ')' -> push(new Sequence(true, List.of()));
            case 't' -> push(new Sequence(true, marked(where)));
            case 0x85 -> push(new Sequence(true, popped(1, where)));
            case 0x86 -> push(new Sequence(true, popped(2, where)));
            case 0x87 -> push(new Sequence(true, popped(3, where)));
            case ']', 0x8f -> push(new Sequence(false, new ArrayList<>()));
            case 'l', 0x91 -> push(new Sequence(false, marked(where)));
            case '}' -> push(new Mapping());
            case 'd' -> {
                Mapping mapping = new Mapping();
                pairs(mapping, marked(where), where);
                push(mapping);
            }
            case 'a' -> append(List.of(pop(where)), where);
            case 'e', 0x90 -> append(marked(where), where);
            case 's' -> put(popped(2, where), where);
            case 'u' -> put(marked(where), where);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean calls(int code, long where) {
        switch (code) {
            case 'R' -> {
                List<Pickled> arguments = items(pop(where));
                call(pop(where), arguments, false);
            }
            case 0x81 -> {
                List<Pickled> arguments = items(pop(where));
                call(pop(where), arguments, true);
            }
            case 0x92 -> {
                pop(where);
                List<Pickled> arguments = items(pop(where));
                call(pop(where), arguments, true);
            }
            case 'o' -> {
                List<Pickled> all = marked(where);
                if (all.isEmpty()) {
                    throw new Broken(where, "a class", "nothing");
                }
                call(all.getFirst(), all.subList(1, all.size()), false);
            }
            case 'i' -> {
                Global named = named(in.line(), in.line());
                call(named, marked(where), false);
            }
            case 'b' -> {
                Pickled state = pop(where);
                if (top(where) instanceof Call call) {
                    call.build(state);
                }
            }
            case 0x82, 0x83, 0x84 -> {
                in.skip(code == 0x82 ? 1 : code == 0x83 ? 2 : 4);
                global("copyreg", "extension");
            }
            case 0x97 -> push(new Outside(None.NONE));
            case 0x98 -> top(where);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void call(Pickled callable, List<Pickled> arguments, boolean made) {
        if (callable instanceof Global global && !made && !Harmless.call(global, arguments)) {
            run.add(global.full());
        }
        push(new Call(callable, arguments, made));
    }

    private Global named(String module, String name) {
        Global global = new Global(module, name);
        globals.add(global.full());
        return global;
    }

    private void global(String module, String name) {
        push(named(module, name));
    }

    private static List<Pickled> items(Pickled tuple) {
        return tuple instanceof Sequence sequence ? sequence.items() : List.of(tuple);
    }

    private void append(List<Pickled> items, long where) {
        switch (top(where)) {
            case Sequence list when !list.tuple() -> list.items().addAll(items);
            case Call call -> call.items().items().addAll(items);
            default -> {}
        }
    }

    private void put(List<Pickled> items, long where) {
        switch (top(where)) {
            case Mapping mapping -> pairs(mapping, items, where);
            case Call call -> pairs(call.entries(), items, where);
            default -> {}
        }
    }

    private static void pairs(Mapping into, List<Pickled> items, long where) {
        if (items.size() % 2 != 0) {
            throw new Broken(where, "keys with values", items.size() + " things");
        }
        for (int i = 0; i < items.size(); i += 2) {
            into.put(items.get(i), items.get(i + 1));
        }
    }

    private static String text(Pickled value, long where) {
        if (value instanceof Text text) {
            return text.value();
        }
        throw new Broken(where, "a name", "something else");
    }

    private Pickled known(long key, long where) {
        Pickled value = memo.get(key);
        if (value == null) {
            throw new Broken(where, "a remembered value", "none under " + key);
        }
        return value;
    }

    private void push(Pickled value) {
        stack.add(value);
    }

    private Pickled top(long where) {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (stack.size() <= floor) {
            throw new Broken(where, "a value on the pickle's stack", "none");
        }
        return stack.getLast();
    }

    private Pickled pop(long where) {
        top(where);
        return stack.removeLast();
    }

    private List<Pickled> popped(int n, long where) {
        List<Pickled> values = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            values.add(pop(where));
        }
        return new ArrayList<>(values.reversed());
    }

    /// Everything above the last mark.
    private List<Pickled> marked(long where) {
        if (marks.isEmpty()) {
            throw new Broken(where, "a mark on the pickle's stack", "none");
        }
        List<Pickled> above = stack.subList(marks.removeLast(), stack.size());
        List<Pickled> values = new ArrayList<>(above);
        above.clear();
        return values;
    }
}
