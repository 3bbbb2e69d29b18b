package dev.loupe.networks.scope;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/// Which of a row of siblings become one repeat.
///
/// Equal ones do. Into them go single ones that differ, while at least three in four are equal; two equal ones at an end are a repeat of their own. From the first on, each stretch is as long as it may be.
final class Stretches {
    private static final int ALIKE = 3;
    private static final int OF = 4;

    private final List<String> forms;
    private final BiPredicate<Integer, Integer> likely;

    /// @param forms  equal for those that are built alike
    /// @param likely whether the first place may stand for the second
    Stretches(List<String> forms, BiPredicate<Integer, Integer> likely) {
        this.forms = forms;
        this.likely = likely;
    }

    /// Tells each stretch of at least two by its first place and the one behind its last. O(n²) comparisons of short lists.
    void forEach(BiConsumer<Integer, Integer> stretch) {
        for (int from = 0; from < forms.size(); ) {
            int to = forms.size();
            while (to > from + 1 && !holds(from, to)) {
                to--;
            }
            if (to > from + 1) {
                stretch.accept(from, to);
            }
            from = to;
        }
    }

    private boolean holds(int from, int to) {
        Map<String, Integer> counts = new HashMap<>();
        int most = 0;
        int one = from;
        for (int i = from; i < to; i++) {
            int count = counts.merge(forms.get(i), 1, Integer::sum);
            if (count > most) {
                most = count;
                one = i;
            }
        }
        String form = forms.get(one);
        if (most < 2 || OF * most < ALIKE * (to - from) || ends(from, to, form)) {
            return false;
        }
        one = forms.subList(from, to).indexOf(form) + from;
        Map<String, Boolean> known = new HashMap<>();
        for (int i = from; i < to; i++) {
            int at = i;
            int drawn = one;
            if (!known.computeIfAbsent(
                    forms.get(i), f -> likely.test(drawn, f.equals(form) ? drawn : at))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it begins or ends with one of several equal ones that differ from the rest.
    private boolean ends(int from, int to, String form) {
        boolean first =
                !forms.get(from).equals(form) && forms.get(from + 1).equals(forms.get(from));
        String last = forms.get(to - 1);
        boolean end =
                !last.equals(form)
                        && (forms.get(to - 2).equals(last)
                                || to < forms.size() && forms.get(to).equals(last));
        return first || end;
    }
}
