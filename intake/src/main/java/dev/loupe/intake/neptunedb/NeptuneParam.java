package dev.loupe.intake.neptunedb;

import dev.loupe.intake.neptune.NeptuneValue;
import dev.loupe.intake.neptunedb.NeptuneMessage.Value;
import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

/// Single values as params.
final class NeptuneParam {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NeptuneParam() {}

    /// Null for what is no single value.
    static @Nullable Param of(String key, Value value) {
        return switch (value) {
            case Value.Real real ->
                    new Param(key, NeptuneValue.number(real.real()), Param.Type.NUMBER);
            case Value.Whole whole ->
                    new Param(key, Long.toString(whole.whole()), Param.Type.NUMBER);
            case Value.Flag flag ->
                    new Param(key, Boolean.toString(flag.flag()), Param.Type.BOOLEAN);
            case Value.Text text -> new Param(key, text.text(), Param.Type.STRING);
            case Value.Moment moment ->
                    new Param(key, moment.moment().toString(), Param.Type.STRING);
            case Value.Texts texts ->
                    new Param(key, JSON.writeValueAsString(texts.texts()), Param.Type.JSON);
            case Value.File file -> null;
            case Value.Histogram histogram -> null;
        };
    }

    /// A step as people write it.
    static String step(double step) {
        return step == Math.rint(step) ? Long.toString((long) step) : Double.toString(step);
    }
}
