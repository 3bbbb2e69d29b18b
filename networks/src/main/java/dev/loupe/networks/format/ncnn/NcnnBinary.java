package dev.loupe.networks.format.ncnn;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A `.param.bin` file (src/net.cpp, `load_param_bin`): what the text says without names, all in four-byte words.
///
/// ```
/// 7767517 | layers | blobs | a layer: type, inputs, outputs, blobs taken, blobs made,
///                            parameters: id, value … | −23300 − id, length, values … | −23400 − id, length, text; −233 ends them
/// ```
///
/// Whether a value is an integer or a float is not said: small integers and floats of ordinary size are told apart by their bits.
final class NcnnBinary {
    private static final int END = -233;
    private static final int ARRAY = -23300;
    private static final int TEXT = -23400;

    private final Bytes file;
    private long at = 4;

    NcnnBinary(Bytes file) {
        this.file = file;
    }

    /// @throws Broken at the first layer that is none; the layers before it are in `into`
    void read(List<NcnnLayer> into) {
        int layers = count("layers");
        count("blobs");
        for (int i = 0; i < layers; i++) {
            int type = next();
            int inputs = count("inputs");
            int outputs = count("outputs");
            List<String> taken = blobs(inputs);
            List<String> made = blobs(outputs);
            into.add(new NcnnLayer(NcnnTypes.numbered(type), "layer" + i, taken, made, params()));
        }
    }

    private int next() {
        int word = file.i32(at);
        at += 4;
        return word;
    }

    private int count(String what) {
        int count = next();
        if (count < 0 || count > file.length() / 4) {
            throw new Broken(
                    file.start() + at - 4,
                    "a number of " + what + " that the file has room for",
                    Integer.toString(count));
        }
        return count;
    }

    private List<String> blobs(int n) {
        List<String> blobs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            blobs.add(Integer.toString(next()));
        }
        return blobs;
    }

    private Map<Integer, Attribute.Content> params() {
        Map<Integer, Attribute.Content> params = new TreeMap<>();
        for (int id = next(); id != END; id = next()) {
            if (id <= TEXT) {
                int length = next();
                params.put(TEXT - id, new Attribute.Text(file.text(at, length)));
                at += (length + 3L) / 4 * 4;
            } else if (id <= ARRAY) {
                params.put(ARRAY - id, array(count("values")));
            } else if (id < 0 || id > 255) {
                throw new Broken(
                        file.start() + at - 4, "a parameter's number", Integer.toString(id));
            } else {
                int bits = next();
                params.put(
                        id,
                        real(bits)
                                ? new Attribute.Real(Float.intBitsToFloat(bits))
                                : new Attribute.Whole(bits));
            }
        }
        return params;
    }

    private Attribute.Content array(int n) {
        Bytes words = file.slice(at, 4L * n);
        at += 4L * n;
        boolean reals = false;
        for (int i = 0; i < n; i++) {
            reals |= real(words.i32(4L * i));
        }
        if (reals) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = words.f32(4L * i);
            }
            return new Attribute.Reals(values);
        }
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = words.i32(4L * i);
        }
        return new Attribute.Wholes(values);
    }

    private static boolean real(int bits) {
        float size = Math.abs(Float.intBitsToFloat(bits));
        return size >= 1e-12f && size <= 1e12f;
    }
}
