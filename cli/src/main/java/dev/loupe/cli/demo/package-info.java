/// The demo: real models, trained in this process on bundled data and logged through the SDK.
@NullMarked
package dev.loupe.cli.demo;

import org.jspecify.annotations.NullMarked;
