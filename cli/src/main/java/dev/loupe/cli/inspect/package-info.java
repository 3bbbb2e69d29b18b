/// What is in a file or folder, said for programs and for people.
@NullMarked
package dev.loupe.cli.inspect;

import org.jspecify.annotations.NullMarked;
