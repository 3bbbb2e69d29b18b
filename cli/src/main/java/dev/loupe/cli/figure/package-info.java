/// Room `cli`, what the commands about figures share: tables from files, layers from words, pictures into files.
@NullMarked
package dev.loupe.cli.figure;

import org.jspecify.annotations.NullMarked;
