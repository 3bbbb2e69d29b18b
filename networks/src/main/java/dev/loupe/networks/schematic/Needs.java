package dev.loupe.networks.schematic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The components of a record that JSON must give; all others have the values of the record's `standard()`. One that stands alone may stand for the whole record where nothing else is said: `16` for
/// `{"neurons": 16}`. Of the cases of a sealed interface, the first also tells which one it is.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Needs {
    String[] value();

    /// Whether the first may stand for the whole; only where it is the only one.
    boolean bare() default true;
}
