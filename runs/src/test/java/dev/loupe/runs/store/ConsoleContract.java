package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.runs.Console;
import dev.loupe.runs.Refused;
import dev.loupe.runs.domain.Run;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What every store does with the lines that runs print.
abstract class ConsoleContract extends SavedViewsContract {
    @Test
    void consoleLinesAreNumberedAndRepeatable() {
        Run run = run("0", "r");
        List<Console.Line> lines =
                List.of(
                        new Console.Line(0, 1, "out", "epoch 1"),
                        new Console.Line(1, 2, "err", "warning: slow"));
        store.console().append(run.id(), "", 0, lines);
        store.console().append(run.id(), "", 0, lines);
        store.console()
                .append(
                        run.id(),
                        "",
                        1,
                        List.of(lines.get(1), new Console.Line(2, 3, "out", "epoch 2")));
        assertEquals(3, store.console().total(run.id()));
        assertEquals(
                List.of("epoch 1", "epoch 2"),
                store.console().lines(run.id(), 0, 10, "EPOCH").stream()
                        .map(Console.Line::text)
                        .toList());
        assertThrows(Refused.class, () -> store.console().append(run.id(), "", 9, lines));
    }

    @Test
    void writersOfOneConsoleNumberTheirOwnLines() {
        Run run = run("0", "r");
        for (String said : List.of("a0", "b0", "a1", "a1", "b1")) {
            store.console()
                    .append(
                            run.id(),
                            said.substring(0, 1),
                            Long.parseLong(said.substring(1)),
                            List.of(new Console.Line(0, 1, "out", said)));
        }
        assertEquals(
                List.of("a0", "b0", "a1", "b1"),
                store.console().lines(run.id(), 0, 10, "").stream()
                        .map(Console.Line::text)
                        .toList());
        assertThrows(
                Refused.class,
                () ->
                        store.console()
                                .append(
                                        run.id(),
                                        "c",
                                        1,
                                        List.of(new Console.Line(0, 1, "out", "late"))));
    }
}
