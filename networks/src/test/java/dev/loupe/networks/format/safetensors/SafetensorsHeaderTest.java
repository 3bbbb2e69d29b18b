package dev.loupe.networks.format.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.loupe.core.bytes.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class SafetensorsHeaderTest {
    private static SafetensorsHeader read(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        return SafetensorsHeader.read(Bytes.of(file.putLong(text.length).put(text).array()));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            name.append("a.\"\\/\n\t\b\u0001é层😀".charAt(random.nextInt(12)));
        }
        return name.toString().replaceAll("[\\ud800-\\udfff]", "");
    }

    /// Names and texts as a general parser writes them, between values that mean nothing here.
    @Test
    void whatAnotherWriterEscapesIsReadBack() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Map<String, Object> all = new LinkedHashMap<>();
            Map<String, Object> said = new LinkedHashMap<>();
            said.put(name(random) + "k", name(random));
            said.put("number", List.of(1.5e3, Map.of("deep", List.of(true, Map.of()))));
            all.put("__metadata__", said);
            for (int i = 0; i < 4; i++) {
                Map<String, Object> tensor = new LinkedHashMap<>();
                tensor.put("more", List.of(List.of(), -1, "x]}", Map.of("a", false)));
                tensor.put("dtype", "U8");
                tensor.put("shape", List.of(2, 1));
                tensor.put("data_offsets", List.of(i, i + 2));
                all.put(name(random) + i, tensor);
            }
            JsonMapper mapper = new JsonMapper();
            SafetensorsHeader header =
                    read(
                            round % 2 == 0
                                    ? mapper.writeValueAsString(all)
                                    : mapper.writerWithDefaultPrettyPrinter()
                                            .writeValueAsString(all));
            assertNull(header.damage());
            assertEquals(
                    all.keySet().stream().skip(1).toList(),
                    header.tensors().stream().map(t -> t.name()).toList());
            said.remove("number");
            assertEquals(said, header.metadata());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]} \"b\":1}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"\\u12\":1}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b\":[1,]}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b\":[[[[",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}"
            })
    void whatStandsBeforeABrokenPlaceIsKept(String json) {
        SafetensorsHeader header = read(json);
        assertEquals(List.of("a"), header.tensors().stream().map(t -> t.name()).toList());
        assertNotNull(header.damage());
    }

    @Test
    void sizesThatNoFileHasAreSaid() {
        for (String size : new String[] {"-1", "1.0", "9223372036854775808", "1e3", "\"2\""}) {
            SafetensorsHeader header =
                    read(
                            "{\"a\":{\"dtype\":\"U8\",\"shape\":["
                                    + size
                                    + "],\"data_offsets\":[0,2]}}");
            assertEquals(List.of(), header.tensors(), size);
            assertNotNull(header.damage(), size);
        }
    }
}
