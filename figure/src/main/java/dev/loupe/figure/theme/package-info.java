/// Room `figure`, colours, sizes and type, the same tokens as the workbench.
@NullMarked
package dev.loupe.figure.theme;

import org.jspecify.annotations.NullMarked;
