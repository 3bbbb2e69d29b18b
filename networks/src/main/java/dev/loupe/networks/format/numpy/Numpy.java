package dev.loupe.networks.format.numpy;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// NumPy: one array (npy) or a zip of arrays (npz). Pickled elements are named, never read.
public final class Numpy implements Format {
    private static final int HEAD = 65_536;

    @Override
    public String name() {
        return "numpy";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (NpyArray.begins(bytes)) {
            return array(bytes);
        }
        return bytes.says(0, "PK\u0003\u0004") ? archive(file) : other();
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is no NumPy array and no zip of them.");
    }

    private static Reading<Model> array(Bytes bytes) {
        try {
            NpyArray head = NpyArray.read(bytes);
            Bytes body = bytes.from(head.head());
            long need = head.type().bytesFor(head.shape().elements());
            Model.Damage damage = null;
            Tensor.Content content = new Tensor.Mapped(body);
            if (need > body.length()) {
                damage =
                        new Model.Damage(
                                head.head(),
                                "expected %d bytes of elements, found %d"
                                        .formatted(need, body.length()));
                content = new Tensor.Absent(damage.what());
            }
            return new Reading.Read<>(model(List.of(tensor("", head, content)), Map.of(), damage));
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Tensor tensor(String name, NpyArray head, Tensor.Content content) {
        boolean readable = !head.objects() && !head.columnMajor();
        return new Tensor(
                name,
                head.type(),
                head.shape(),
                head.shape().elements(),
                readable || content instanceof Tensor.Absent
                        ? content
                        : new Tensor.Absent(
                                head.objects()
                                        ? "Its elements are pickled objects."
                                        : "It is stored column by column, which is not read yet."));
    }

    private static Reading<Model> archive(ModelFile file) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        Model.Damage damage = null;
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            if (entries.isEmpty()
                    || !entries.stream().allMatch(e -> e.getName().endsWith(".npy"))) {
                return other();
            }
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    Bytes begin = Bytes.of(in.readNBytes(HEAD));
                    if (!NpyArray.begins(begin)) {
                        throw new Broken(0, "an npy array", "something else");
                    }
                    NpyArray head = NpyArray.read(begin);
                    String name = entry.getName().substring(0, entry.getName().length() - 4);
                    tensors.add(tensor(name, head, packed(file, entry.getName(), head)));
                } catch (Broken | ZipException | EOFException broken) {
                    if (damage == null) {
                        damage =
                                new Model.Damage(
                                        0, "in " + entry.getName() + " " + broken.getMessage());
                    }
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            return other();
        }
        return new Reading.Read<>(model(tensors, Map.of(), damage));
    }

    private static Tensor.Content packed(ModelFile file, String entry, NpyArray head) {
        long length = head.type().bytesFor(head.shape().elements());
        return new Tensor.Made(
                file.path() + "!" + entry,
                length,
                () -> {
                    try (ZipFile zip = new ZipFile(file.path().toFile())) {
                        ZipEntry found = zip.getEntry(entry);
                        if (found == null || found.getSize() < head.head() + length) {
                            throw new IOException(
                                    entry + " holds fewer elements than its shape says");
                        }
                        try (InputStream in = zip.getInputStream(found)) {
                            in.skipNBytes(head.head());
                            return Bytes.of(in.readNBytes(Math.toIntExact(length)));
                        }
                    }
                });
    }

    private static Model model(
            List<Tensor> tensors, Map<String, String> metadata, Model.@Nullable Damage damage) {
        return new Model(
                "numpy",
                List.of(),
                tensors,
                metadata,
                Tensor.parameters(tensors),
                List.of(),
                damage);
    }
}
