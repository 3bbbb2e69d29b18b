package dev.loupe.cli.demo;

import dev.loupe.sdk.Run;

import java.io.IOException;
import java.util.Map;

/// One training of the demo: what it is called, its configuration, and what it does with a run.
///
/// @param config what is logged as params; `seed` among it
record Training(String project, String name, Map<String, Object> config, Work work) {
    /// Trains and logs.
    interface Work {
        void train(Run run, Pace pace) throws IOException, InterruptedException;
    }

    /// How long a training rests, so that one can watch; a factor of the usual.
    record Pace(double factor) {
        void rest(long millis) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long wait = Math.round(millis * factor);
            if (wait > 0) {
                Thread.sleep(wait);
            }
        }
    }
}
