/// Other tools' ways in. A [dev.loupe.intake.Format] finds logs in folders, a [dev.loupe.intake.Source] reads one on while it grows, and a [dev.loupe.intake.Logbook] is told what
/// it holds; one package a tool, and all end in the same store.
@NullMarked
package dev.loupe.intake;

import org.jspecify.annotations.NullMarked;
