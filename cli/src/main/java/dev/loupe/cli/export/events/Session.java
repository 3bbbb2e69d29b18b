package dev.loupe.cli.export.events;

import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A run's params and its end as the hparams plugin has them, and the layout of its charts (`plugins/hparams/plugin_data.proto`, `api.proto`; `plugins/custom_scalar/layout.proto`).
final class Session {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEGIN = "_hparams_/session_start_info";
    private static final String END = "_hparams_/session_end_info";
    private static final String LAYOUT = "custom_scalars__config__";

    private final Store store;
    private final Run run;

    Session(Store store, Run run) {
        this.store = store;
        this.run = run;
    }

    void begin(EventFile events) throws IOException {
        List<Param> params = store.runs().params(run.id());
        Map<String, String> tags = store.runs().tags(run.id());
        if (!params.isEmpty()) {
            ProtoWriter session = new ProtoWriter();
            params.forEach(
                    param ->
                            session.message(
                                    1,
                                    new ProtoWriter()
                                            .text(1, param.key())
                                            .message(2, value(param))));
            session.text(4, tags.getOrDefault("mlflow.runGroup", ""));
            session.f64(5, run.startMillis() / 1e3);
            empty(events, BEGIN, new ProtoWriter().message(3, session), run.startMillis());
        }
        String layout = tags.get("tensorboard.customScalars");
        if (layout != null) {
            events.value(
                    LAYOUT,
                    Tensors.metadata("custom_scalars", new byte[0], Tensors.TENSOR),
                    0,
                    run.startMillis() * 1_000,
                    Tensors.value(Tensors.texts(List.of(layout(layout)))));
        }
    }

    static void end(Run run, EventFile events) throws IOException {
        if (run.status().ended()) {
            Long end = run.endMillis();
            double seconds = (end == null ? run.heartbeatMillis() : end) / 1e3;
            ProtoWriter said =
                    new ProtoWriter()
                            .varint(1, run.status() == RunStatus.FINISHED ? 1 : 2)
                            .f64(2, seconds);
            empty(events, END, new ProtoWriter().message(4, said), (long) (seconds * 1e3));
        }
    }

    private static void empty(EventFile events, String tag, ProtoWriter content, long millis)
            throws IOException {
        events.value(
                tag,
                Tensors.metadata("hparams", content.array(), Tensors.TENSOR),
                0,
                millis * 1_000,
                Tensors.value(Tensors.floats(new double[0], 0)));
    }

    /// A `google.protobuf.Value`; a number only where it is written as it would be read back.
    private static ProtoWriter value(Param param) {
        String text = param.text();
        return switch (param.type()) {
            case NULL -> new ProtoWriter().varint(1, 0);
            case BOOLEAN ->
                    text.equals("true") || text.equals("false")
                            ? new ProtoWriter().varint(4, text.equals("true") ? 1 : 0)
                            : new ProtoWriter().text(3, text);
            case NUMBER -> number(text);
            default -> new ProtoWriter().text(3, text);
        };
    }

    private static ProtoWriter number(String text) {
        try {
            double value = Double.parseDouble(text);
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            String back = whole ? Long.toString((long) value) : Double.toString(value);
            return back.equals(text)
                    ? new ProtoWriter().f64(2, value)
                    : new ProtoWriter().text(3, text);
        } catch (NumberFormatException e) {
            return new ProtoWriter().text(3, text);
        }
    }

    private static byte[] layout(String json) {
        ProtoWriter layout = new ProtoWriter();
        try {
            for (JsonNode category : JSON.readTree(json)) {
                ProtoWriter one = new ProtoWriter().text(1, category.path("title").asString(""));
                category.path("charts").forEach(chart -> one.message(2, chart(chart)));
                if (category.path("closed").asBoolean(false)) {
                    one.varint(3, 1);
                }
                layout.message(2, one);
            }
        } catch (JacksonException odd) {
            return new byte[0];
        }
        return layout.array();
    }

    private static ProtoWriter chart(JsonNode chart) {
        ProtoWriter one = new ProtoWriter().text(1, chart.path("title").asString(""));
        if (chart.has("tags")) {
            ProtoWriter lines = new ProtoWriter();
            chart.path("tags").forEach(tag -> lines.text(1, tag.asString("")));
            one.message(2, lines);
        }
        if (chart.has("margins")) {
            ProtoWriter margins = new ProtoWriter();
            for (JsonNode series : chart.path("margins")) {
                margins.message(
                        1,
                        new ProtoWriter()
                                .text(1, series.path("value").asString(""))
                                .text(2, series.path("lower").asString(""))
                                .text(3, series.path("upper").asString("")));
            }
            one.message(3, margins);
        }
        return one;
    }
}
