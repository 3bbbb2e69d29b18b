package dev.loupe.networks.layer;

/// Where channels lie among the axes of a value, and where those that windows slide over.
public enum Layout {
    /// Batch, channels, the others.
    CHANNELS_FIRST,
    /// Batch, the others, channels.
    CHANNELS_LAST,
    /// Channels, the others: of one instance, as ncnn and Darknet see it.
    UNBATCHED;

    /// The axis of channels; negative ones count from the end.
    public int channels() {
        return switch (this) {
            case CHANNELS_FIRST -> 1;
            case CHANNELS_LAST -> -1;
            case UNBATCHED -> 0;
        };
    }

    /// The first axis that a window slides over; the others follow it.
    public int first() {
        return this == CHANNELS_FIRST ? 2 : 1;
    }

    /// How many axes are none that a window slides over.
    public int others() {
        return this == UNBATCHED ? 1 : 2;
    }
}
