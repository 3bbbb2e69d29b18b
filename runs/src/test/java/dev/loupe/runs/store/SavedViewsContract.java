package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.runs.Refused;
import dev.loupe.runs.SavedViews;
import dev.loupe.runs.SavedViews.Change;
import dev.loupe.runs.domain.SavedView;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every store does with views that were saved under names.
abstract class SavedViewsContract extends RegistryContract {
    private static Change renamed(String name) {
        return new Change(Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static Change first(boolean first) {
        return new Change(Optional.empty(), Optional.empty(), Optional.of(first));
    }

    private static Refused.Why refused(Runnable work) {
        return assertThrows(Refused.class, work::run).why();
    }

    @Test
    void viewsAreKeptUnderNamesOfTheirProject() {
        String one = store.projects().create("one", null, Map.of()).id();
        String two = store.projects().create("two", null, Map.of()).id();
        SavedView slow = store.savedViews().save(one, "slow", "{\"filter\":\"a > 1\"}");
        SavedView fast = store.savedViews().save(one, "fast", "{}");
        store.savedViews().save(two, "slow", "{}");
        store.savedViews().change(one, slow.id(), renamed("学习率"));
        store.savedViews()
                .change(
                        one,
                        fast.id(),
                        new Change(Optional.empty(), Optional.of("{\"b\":2}"), Optional.empty()));
        reopen();
        List<SavedView> views = store.savedViews().of(one);
        assertEquals(List.of("fast", "学习率"), views.stream().map(SavedView::name).toList());
        assertEquals(
                List.of("{\"b\":2}", "{\"filter\":\"a > 1\"}"),
                views.stream().map(SavedView::state).toList());
        store.savedViews().delete(one, fast.id());
        assertEquals(1, store.savedViews().of(one).size());
        assertEquals(1, store.savedViews().of(two).size());
        assertEquals(List.of(), store.savedViews().of("none"));
    }

    @Test
    void oneViewOfAProjectIsFirst() {
        String project = store.projects().create("first", null, Map.of()).id();
        SavedView a = store.savedViews().save(project, "a", "{}");
        SavedView b = store.savedViews().save(project, "b", "{}");
        store.savedViews().change(project, a.id(), first(true));
        store.savedViews().change(project, b.id(), first(true));
        store.savedViews().change(project, b.id(), renamed("c"));
        assertEquals(
                List.of(false, true),
                store.savedViews().of(project).stream().map(SavedView::first).toList());
        store.savedViews().change(project, b.id(), first(false));
        assertEquals(
                List.of(false, false),
                store.savedViews().of(project).stream().map(SavedView::first).toList());
    }

    @Test
    void viewsThatCannotBeAreRefused() {
        String project = store.projects().create("refusing", null, Map.of()).id();
        String other = store.projects().create("other", null, Map.of()).id();
        SavedView a = store.savedViews().save(project, "a", "{}");
        SavedView b = store.savedViews().save(project, "b", "{}");
        assertEquals(
                Refused.Why.EXISTS, refused(() -> store.savedViews().save(project, "a", "{}")));
        assertEquals(
                Refused.Why.EXISTS,
                refused(() -> store.savedViews().change(project, b.id(), renamed("a"))));
        assertEquals(
                Refused.Why.INVALID, refused(() -> store.savedViews().save(project, " ", "{}")));
        String tooLong = "{\"a\":\"" + "x".repeat(SavedViews.LONGEST) + "\"}";
        assertEquals(
                Refused.Why.INVALID, refused(() -> store.savedViews().save(project, "c", tooLong)));
        assertEquals(Refused.Why.ABSENT, refused(() -> store.savedViews().delete(other, a.id())));
        assertEquals(Refused.Why.ABSENT, refused(() -> store.savedViews().save("999", "a", "{}")));
        store.savedViews().change(project, a.id(), renamed("a"));
    }
}
