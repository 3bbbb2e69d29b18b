package dev.loupe.figure.scale;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.theme.Ramp;
import dev.loupe.figure.theme.Theme;

import java.util.Arrays;
import java.util.List;

/// From data to colours.
public sealed interface Colouring {
    /// The name of what is coloured, as the legend's title; may be empty.
    String name();

    /// The colour of a number; among classes, of the class at that place, and of nothing for NaN.
    Colour of(double value);

    /// The colours of many numbers, as ARGB.
    default int[] all(double[] values) {
        return Arrays.stream(values).mapToInt(value -> of(value).argb()).toArray();
    }

    /// One look for each class.
    record Classes(String name, List<String> classes, List<Theme.Look> looks) implements Colouring {
        public Classes {
            classes = List.copyOf(classes);
            looks = List.copyOf(looks);
        }

        /// @param place of the class, from 0
        public Theme.Look look(int place) {
            return looks.get(place % looks.size());
        }

        @Override
        public Colour of(double place) {
            return place >= 0 && !looks.isEmpty() ? look((int) place).colour() : Colour.NONE;
        }
    }

    /// A ramp over numbers.
    ///
    /// @param low,high data at the ramp's ends
    /// @param middle   data at the ramp's middle; NaN where it is halfway on the warped line
    /// @param empty    the colour of what has no value
    record Ramped(
            String name, Warp warp, double low, double high, double middle, Ramp ramp, Colour empty)
            implements Colouring {
        private static final int TABLE = 1_024;

        @Override
        public Colour of(double value) {
            double share = share(value);
            return Double.isNaN(share) ? empty : ramp.at(share);
        }

        /// By a table of as many steps as eight bits a channel can tell apart.
        @Override
        public int[] all(double[] values) {
            int[] table = ramp.table(TABLE);
            int[] colours = new int[values.length];
            for (int i = 0; i < values.length; i++) {
                double share = share(values[i]);
                colours[i] =
                        Double.isNaN(share)
                                ? empty.argb()
                                : table[(int) Math.round(share * (TABLE - 1))];
            }
            return colours;
        }

        /// Where on the ramp a value lies, in `[0, 1]`; NaN if nowhere.
        public double share(double value) {
            double place = warp.forward(value);
            double start = warp.forward(low);
            double end = warp.forward(high);
            if (Double.isNaN(place)) {
                return Double.NaN;
            }
            if (Double.isNaN(middle)) {
                return end == start ? 0.5 : Math.clamp((place - start) / (end - start), 0, 1);
            }
            double centre = warp.forward(middle);
            double reach = Math.max(Math.abs(end - centre), Math.abs(centre - start));
            return reach == 0 ? 0.5 : Math.clamp(0.5 + (place - centre) / (2 * reach), 0, 1);
        }
    }

    /// A colour for each interval between thresholds.
    ///
    /// @param thresholds ascending, one fewer than `colours`
    record Stepped(String name, double[] thresholds, List<Colour> colours, Colour empty)
            implements Colouring {
        public Stepped {
            colours = List.copyOf(colours);
        }

        @Override
        public Colour of(double value) {
            if (Double.isNaN(value)) {
                return empty;
            }
            int step = 0;
            while (step < thresholds.length && value >= thresholds[step]) {
                step++;
            }
            return colours.get(step);
        }
    }
}
