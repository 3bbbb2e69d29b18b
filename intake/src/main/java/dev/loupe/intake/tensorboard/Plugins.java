package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.RunLog;

import org.jspecify.annotations.Nullable;

/// Hands each value to what its tag's plugin keeps. Values of the old kinds are told apart by the field that holds them.
///
/// Source: `data_compat.py` (old kinds), `summary.proto` (fields of Value).
final class Plugins implements Events.Reader {
    private static final int METADATA = 9,
            SIMPLE = 2,
            IMAGE = 4,
            HISTOGRAM = 5,
            AUDIO = 6,
            TENSOR = 8;

    private final Series series;
    private final Telling telling = new Telling();
    private final Histograms histograms = new Histograms(telling);
    private final Pictures pictures = new Pictures(telling);
    private final Sounds sounds = new Sounds(telling);
    private final Texts texts = new Texts(telling);
    private final PrCurves curves = new PrCurves(telling);
    private final Hparams hparams = new Hparams(telling);
    private final Meshes meshes = new Meshes(telling);
    private final Graphs graphs = new Graphs(telling);
    private final Layouts layouts = new Layouts(telling);
    private long newest;

    Plugins(Series series) {
        this.series = series;
    }

    /// Wall time of the newest value, in microseconds.
    long newest() {
        return newest;
    }

    /// Whether the run itself said that it has ended.
    boolean ended() {
        return hparams.ended();
    }

    void tell(RunLog log) {
        telling.tell(log);
    }

    /// All that is there was read: what waited for more is told as it is.
    void settle(RunLog log) {
        meshes.settle();
        telling.tell(log);
    }

    @Override
    public void scalar(Tag tag, long step, long micros, double value) {
        newest = Math.max(newest, micros);
        series.add(tag, step, micros, value);
    }

    @Override
    public void graph(int field, long step, long micros, Bytes content) {
        newest = Math.max(newest, micros);
        graphs.event(field, step, micros, content);
    }

    @Override
    public void value(Tag tag, long step, long micros, Bytes value) {
        newest = Math.max(newest, micros);
        @Nullable Bytes tensor = null;
        @Nullable Bytes old = null;
        int kind = 0;
        float simple = 0;
        for (Proto p = new Proto(value); p.next(); ) {
            switch (p.field()) {
                case METADATA -> learn(tag, p.bytes());
                case SIMPLE -> {
                    kind = SIMPLE;
                    simple = p.f32();
                }
                case IMAGE, HISTOGRAM, AUDIO -> {
                    kind = p.field();
                    old = p.bytes();
                }
                case TENSOR -> {
                    kind = TENSOR;
                    tensor = p.bytes();
                }
                default -> {}
            }
        }
        if (kind == SIMPLE) {
            series.add(tag, step, micros, simple);
        } else if (old != null) {
            switch (kind) {
                case IMAGE -> pictures.old(tag, step, micros, old);
                case HISTOGRAM -> histograms.old(tag, step, micros, old);
                default -> sounds.old(tag, step, micros, old);
            }
        } else if (tag.plugin.equals("hparams")) {
            hparams.metadata(tag, micros);
        } else if (tensor != null) {
            tensor(tag, step, micros, TensorValue.read(tensor));
        }
        tag.greatestStep = Math.max(tag.greatestStep, step);
    }

    private static void learn(Tag tag, Bytes metadata) {
        if (tag.known) {
            return;
        }
        tag.known = true;
        for (Bytes data : Proto.all(metadata, 1)) {
            tag.plugin = Proto.textOf(data, 1);
            for (Bytes content : Proto.all(data, 2)) {
                tag.content = content.array();
            }
        }
    }

    private void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        switch (tag.plugin) {
            case "images" -> pictures.tensor(tag, step, micros, tensor);
            case "audio" -> sounds.tensor(tag, step, micros, tensor);
            case "histograms" -> histograms.tensor(tag, step, micros, tensor);
            case "text" -> texts.tensor(tag, step, micros, tensor);
            case "pr_curves" -> curves.tensor(tag, step, micros, tensor);
            case "mesh" -> meshes.tensor(tag, step, micros, tensor);
            case "custom_scalars" -> layouts.tensor(tensor);
            case "graph_keras_model", "graph_run_metadata", "graph_run_metadata_graph" ->
                    graphs.tensor(tag, step, micros, tensor);
            default -> {
                if (tensor.numbers().length == 1 && tensor.rank() == 0) {
                    series.add(tag, step, micros, tensor.numbers()[0]);
                }
            }
        }
    }
}
