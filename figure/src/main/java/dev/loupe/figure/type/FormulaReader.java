package dev.loupe.figure.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a formula as TeX writes it and lays it out. What it does not know makes the whole formula unknown.
///
/// Source of distances about signs: Knuth, "The TeXbook", chapter 18.
final class FormulaReader {
    private static final int MOST_DEEP = 12;
    private static final double THIN = 1.0 / 6;
    private static final double MEDIUM = 2.0 / 9;
    private static final double THICK = 5.0 / 18;
    private static final Map<String, Double> SPACES =
            Map.of(
                    ",", THIN, ":", MEDIUM, ">", MEDIUM, ";", THICK, "!", -THIN, " ", 0.25, "quad",
                    1.0, "qquad", 2.0);
    private static final Map<String, String> ACCENTS =
            Map.of(
                    "hat",
                    "ˆ",
                    "widehat",
                    "ˆ",
                    "tilde",
                    "˜",
                    "widetilde",
                    "˜",
                    "dot",
                    "˙",
                    "ddot",
                    "¨",
                    "check",
                    "ˇ",
                    "acute",
                    "´",
                    "grave",
                    "`",
                    "breve",
                    "˘");

    private final String text;
    private int at;

    /// In scripts signs stand close.
    private int scripts;

    /// How letters are set where nothing says otherwise.
    private enum Style {
        MATH,
        /// Letters upright, signs and spaces as in formulas.
        ROMAN,
        /// Spaces and hyphens as they are written.
        TEXT,
        ITALIC,
        BOLD
    }

    /// A laid out part and how much room it wants.
    private record Atom(FormulaBox box, FormulaSigns.Room room) {}

    /// What ends the reading of a formula that is not understood.
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private FormulaReader(String text) {
        this.text = text;
    }

    /// @param text between the dollar signs
    /// @return null if something in it is unknown
    static @Nullable FormulaBox read(String text) {
        try {
            FormulaReader reader = new FormulaReader(text);
            FormulaBox box = reader.row(Style.MATH, 0);
            return reader.at == text.length() && box.width() > 0 ? box : null;
        } catch (Unknown e) {
            return null;
        }
    }

    /// Atoms up to the end or to a closing brace.
    private FormulaBox row(Style style, int deep) throws Unknown {
        if (deep > MOST_DEEP) {
            throw new Unknown();
        }
        List<Atom> atoms = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '}') {
            char c = text.charAt(at);
            if (c == ' ' && style != Style.TEXT) {
                at++;
            } else if (atoms.isEmpty() && (c == '^' || c == '_')) {
                Atom nothing = new Atom(FormulaBox.EMPTY, FormulaSigns.Room.UPRIGHT);
                atoms.add(scripted(nothing, style, deep));
            } else {
                atoms.add(scripted(atom(style, deep), style, deep));
            }
        }
        return joined(atoms, scripts > 0 || style == Style.TEXT);
    }

    private static FormulaBox joined(List<Atom> atoms, boolean close) {
        FormulaBox all = FormulaBox.EMPTY;
        FormulaSigns.Room before = FormulaSigns.Room.OPERATOR;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            if (close) {
                all = all.then(atom.box);
                continue;
            }
            boolean between =
                    before != FormulaSigns.Room.OPERATOR && before != FormulaSigns.Room.RELATION;
            boolean last = i == atoms.size() - 1;
            double room =
                    switch (atom.room) {
                        case OPERATOR -> between && !last ? MEDIUM : 0;
                        case RELATION -> i > 0 ? THICK : 0;
                        case BIG, WORD -> i > 0 && between ? THIN : 0;
                        case LETTER, UPRIGHT -> 0;
                    };
            double after =
                    switch (atom.room) {
                        case OPERATOR -> room;
                        case RELATION -> last ? 0 : THICK;
                        case BIG -> THIN;
                        case LETTER, UPRIGHT, WORD -> 0;
                    };
            all = all.then(FormulaBox.space(room)).then(atom.box).then(FormulaBox.space(after));
            before = atom.room;
        }
        return all;
    }

    /// With the scripts that follow; primes are superscripts.
    private Atom scripted(Atom base, Style style, int deep) throws Unknown {
        FormulaBox above = FormulaBox.EMPTY;
        FormulaBox below = FormulaBox.EMPTY;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                at++;
                above = above.then(FormulaBox.text("′", false, false));
            } else if (c == '^' && above.width() == 0) {
                at++;
                above = script(style, deep);
            } else if (c == '_' && below.width() == 0) {
                at++;
                below = script(style, deep);
            } else {
                break;
            }
        }
        boolean none = above.width() == 0 && below.width() == 0;
        return none ? base : new Atom(base.box.scripts(above, below), base.room);
    }

    private FormulaBox script(Style style, int deep) throws Unknown {
        scripts++;
        FormulaBox box = argument(style, deep);
        scripts--;
        return box;
    }

    /// One atom, or a row in braces.
    private FormulaBox argument(Style style, int deep) throws Unknown {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (deep > MOST_DEEP) {
            throw new Unknown();
        }
        return atom(style, deep + 1).box;
    }

    private Atom atom(Style style, int deep) throws Unknown {
        if (at >= text.length()) {
            throw new Unknown();
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == '{') {
            FormulaBox row = row(style, deep + 1);
            expect('}');
            return new Atom(row, FormulaSigns.Room.UPRIGHT);
        }
        if (c == '\\') {
            return order(style, deep);
        }
        if (c == ' ' && style == Style.TEXT) {
            return letters(" ", FormulaSigns.Room.UPRIGHT, style);
        }
        if (c == '~' || c == ' ') {
            return new Atom(FormulaBox.space(0.25), FormulaSigns.Room.UPRIGHT);
        }
        if (c >= '0' && c <= '9') {
            int from = at - 1;
            while (at < text.length()
                    && (Character.isDigit(text.charAt(at))
                            || text.charAt(at) == '.'
                                    && at + 1 < text.length()
                                    && Character.isDigit(text.charAt(at + 1)))) {
                at++;
            }
            return letters(text.substring(from, at), FormulaSigns.Room.UPRIGHT, style);
        }
        FormulaSigns.Sign sign = FormulaSigns.plain(c);
        if (sign == null) {
            throw new Unknown();
        }
        if (style == Style.TEXT) {
            return letters(Character.toString(c), FormulaSigns.Room.UPRIGHT, style);
        }
        Atom set = letters(sign.text(), sign.room(), style);
        return c == ',' && scripts == 0
                ? new Atom(set.box.then(FormulaBox.space(THIN)), set.room)
                : set;
    }

    private static Atom letters(String text, FormulaSigns.Room room, Style style) {
        boolean italic =
                style == Style.ITALIC || style == Style.MATH && room == FormulaSigns.Room.LETTER;
        FormulaBox box = FormulaBox.text(text, italic, style == Style.BOLD);
        return new Atom(
                room == FormulaSigns.Room.BIG ? box.scaled(1.25).moved(0, -0.06) : box, room);
    }

    /// What follows a backslash.
    private Atom order(Style style, int deep) throws Unknown {
        String name = name();
        Double space = SPACES.get(name);
        if (space != null) {
            return new Atom(FormulaBox.space(space), FormulaSigns.Room.UPRIGHT);
        }
        String accent = ACCENTS.get(name);
        if (accent != null) {
            return new Atom(argument(style, deep).accented(accent), FormulaSigns.Room.LETTER);
        }
        FormulaSigns.Sign sign = FormulaSigns.named(name);
        if (sign != null) {
            return letters(
                    sign.text(),
                    sign.room(),
                    style == Style.ROMAN || style == Style.TEXT ? Style.MATH : style);
        }
        if (FormulaSigns.FUNCTIONS.contains(name)) {
            Atom word = scripted(letters(name, FormulaSigns.Room.UPRIGHT, style), style, deep);
            boolean open = at < text.length() && "([{,)".indexOf(text.charAt(at)) >= 0;
            FormulaBox box = open ? word.box : word.box.then(FormulaBox.space(THIN));
            return new Atom(box, FormulaSigns.Room.WORD);
        }
        return switch (name) {
            case "frac", "dfrac", "tfrac" -> {
                FormulaBox above = argument(style, deep);
                yield new Atom(
                        FormulaBox.fraction(above, argument(style, deep)),
                        FormulaSigns.Room.UPRIGHT);
            }
            case "sqrt" -> {
                FormulaBox index = index(style);
                yield new Atom(
                        FormulaBox.root(argument(style, deep), index), FormulaSigns.Room.UPRIGHT);
            }
            case "bar", "overline" ->
                    new Atom(argument(style, deep).overlined(), FormulaSigns.Room.LETTER);
            case "text", "textrm", "textnormal" ->
                    new Atom(argument(Style.TEXT, deep), FormulaSigns.Room.UPRIGHT);
            case "mathrm", "operatorname", "mathsf", "rm" ->
                    new Atom(argument(Style.ROMAN, deep), FormulaSigns.Room.UPRIGHT);
            case "mathit", "textit", "emph" ->
                    new Atom(argument(Style.ITALIC, deep), FormulaSigns.Room.LETTER);
            case "mathbf", "textbf", "boldsymbol", "bm" ->
                    new Atom(argument(Style.BOLD, deep), FormulaSigns.Room.UPRIGHT);
            case "left", "right", "big", "Big", "displaystyle", "textstyle", "limits", "nolimits" ->
                    new Atom(FormulaBox.EMPTY, FormulaSigns.Room.UPRIGHT);
            default -> throw new Unknown();
        };
    }

    /// The degree of a root, in brackets.
    private FormulaBox index(Style style) throws Unknown {
        if (at >= text.length() || text.charAt(at) != '[') {
            return FormulaBox.EMPTY;
        }
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw new Unknown();
        }
        FormulaBox box = read(text.substring(at + 1, end));
        at = end + 1;
        if (box == null || style == Style.TEXT) {
            throw new Unknown();
        }
        return box;
    }

    private String name() throws Unknown {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at) < 128) {
            at++;
        }
        if (at == from) {
            at++;
            if (at > text.length()) {
                throw new Unknown();
            }
            return text.substring(from, at);
        }
        String name = text.substring(from, at);
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return name;
    }

    private void expect(char c) throws Unknown {
        if (at >= text.length() || text.charAt(at) != c) {
            throw new Unknown();
        }
        at++;
    }
}
