package dev.loupe.networks.format;

import dev.loupe.core.Wording;
import dev.loupe.core.bytes.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a file is that is no model, in one sentence: the common things that stand where a model was meant to be.
public final class NotModels {
    /// A line such as `[metadata]`, which JSON has not: its words stand in quotes.
    private static final Pattern SECTION =
            Pattern.compile("\\[(?!(?:true|false|null)\\])[A-Za-z_][\\w .:-]{0,80}\\]\\s");

    private static final int LOOKED_AT = 1 << 20;

    /// @param hex what stands at `at`
    private record Signature(int at, String hex, Wording wording) {}

    private static final List<Signature> SIGNATURES =
            List.of(
                    new Signature(
                            0,
                            "7f454c46",
                            Wording.of(
                                    "notModel.elf",
                                    "This is an ELF program or library, no model.")),
                    new Signature(
                            0,
                            "89504e470d0a1a0a",
                            Wording.of("notModel.png", "This is a PNG picture, no model.")),
                    new Signature(
                            0,
                            "ffd8ff",
                            Wording.of("notModel.jpeg", "This is a JPEG picture, no model.")),
                    new Signature(
                            0,
                            "47494638",
                            Wording.of("notModel.gif", "This is a GIF picture, no model.")),
                    new Signature(
                            0,
                            "53514c69746520666f726d6174203300",
                            Wording.of("notModel.sqlite", "This is an SQLite database, no model.")),
                    new Signature(
                            0,
                            "25504446",
                            Wording.of("notModel.pdf", "This is a PDF document, no model.")),
                    new Signature(
                            0,
                            "cafebabe",
                            Wording.of(
                                    "notModel.class",
                                    "This is a Java class or a macOS binary, no model.")),
                    new Signature(
                            0,
                            "4d5a",
                            Wording.of(
                                    "notModel.windows",
                                    "This is a Windows program or library, no model.")),
                    new Signature(
                            0,
                            "50415231",
                            Wording.of("notModel.parquet", "This is a Parquet table, no model.")),
                    new Signature(
                            0,
                            "6c6d6767",
                            Wording.of(
                                    "notModel.ggml",
                                    "This is an old GGML file; convert it to GGUF with llama.cpp.")),
                    new Signature(
                            0,
                            "666d6767",
                            Wording.of(
                                    "notModel.ggmf",
                                    "This is an old GGMF file; convert it to GGUF with llama.cpp.")),
                    new Signature(
                            0,
                            "746a6767",
                            Wording.of(
                                    "notModel.ggjt",
                                    "This is an old GGJT file; convert it to GGUF with llama.cpp.")),
                    new Signature(
                            0,
                            "1f8b",
                            Wording.of(
                                    "notModel.gzip", "This is a gzip archive; unpack it first.")),
                    new Signature(
                            0,
                            "425a68",
                            Wording.of(
                                    "notModel.bzip2", "This is a bzip2 archive; unpack it first.")),
                    new Signature(
                            0,
                            "fd377a585a00",
                            Wording.of("notModel.xz", "This is an xz archive; unpack it first.")),
                    new Signature(
                            0,
                            "28b52ffd",
                            Wording.of(
                                    "notModel.zstd",
                                    "This is a Zstandard archive; unpack it first.")),
                    new Signature(
                            0,
                            "377abcaf271c",
                            Wording.of("notModel.7z", "This is a 7z archive; unpack it first.")),
                    new Signature(
                            257,
                            "7573746172",
                            Wording.of(
                                    "notModel.tar",
                                    "This is a tar archive without a model that Loupe knows.")),
                    new Signature(
                            0,
                            "504b0304",
                            Wording.of(
                                    "notModel.zip",
                                    "This is a zip archive without a model that Loupe knows.")),
                    new Signature(
                            0,
                            "504b0506",
                            Wording.of("notModel.emptyZip", "This is an empty zip archive.")),
                    new Signature(
                            0,
                            "894844460d0a1a0a",
                            Wording.of(
                                    "notModel.hdf5",
                                    "This is an HDF5 file without a model that Loupe knows.")));

    private NotModels() {}

    public static Wording of(ModelFile file) {
        if (file.folder()) {
            return Wording.of("notModel.folder", "This folder holds no model that Loupe knows.");
        }
        Bytes bytes = file.bytes();
        if (bytes.length() == 0) {
            return Wording.of("notModel.empty", "This file is empty.");
        }
        for (Signature signature : SIGNATURES) {
            byte[] magic = HexFormat.of().parseHex(signature.hex);
            if (bytes.says(signature.at, new String(magic, StandardCharsets.ISO_8859_1))) {
                return signature.wording;
            }
        }
        byte[] head = bytes.array(0, Math.min(bytes.length(), LOOKED_AT));
        if (zeros(head)) {
            return bytes.length() <= LOOKED_AT
                    ? Wording.of(
                            "notModel.zeros",
                            "This file is all zeros: a download that did not finish, perhaps.")
                    : Wording.of(
                            "notModel.zerosFirst",
                            "This file begins with nothing but zeros: a download that did not finish, perhaps.");
        }
        if (tesseract(bytes)) {
            return Wording.of(
                    "notModel.tesseract",
                    "This is Tesseract's trained data for reading text in pictures, which Loupe does not read.");
        }
        return text(new String(head, StandardCharsets.UTF_8));
    }

    private static boolean zeros(byte[] head) {
        for (byte b : head) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /// Tesseract's table of components (tessdatamanager.h): a count up to 24, then offsets that are −1 or grow, the first behind the table.
    private static boolean tesseract(Bytes bytes) {
        if (bytes.length() < 4 + 8 * 17 || bytes.i32(0) < 17 || bytes.i32(0) > 24) {
            return false;
        }
        int count = bytes.i32(0);
        if (bytes.length() < 4 + 8L * count) {
            return false;
        }
        long last = 4 + 8L * count;
        boolean some = false;
        for (int i = 0; i < count; i++) {
            long offset = bytes.i64(4 + 8L * i);
            if (offset == -1) {
                continue;
            }
            if (offset < last || offset > bytes.length() || !some && offset != last) {
                return false;
            }
            some = true;
            last = offset;
        }
        return some;
    }

    private static Wording text(String head) {
        String start = head.stripLeading();
        String lower = start.substring(0, Math.min(start.length(), 512)).toLowerCase(Locale.ROOT);
        if (start.startsWith("version https://git-lfs.github.com/spec/")) {
            return Wording.of(
                    "notModel.lfs",
                    "This is a Git LFS pointer, not the file it stands for: run git lfs pull.");
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return Wording.of(
                    "notModel.html",
                    "This is an HTML page, no model: the download gave a web page instead.");
        }
        if (SECTION.matcher(start).lookingAt()) {
            return Wording.of(
                    "notModel.sections",
                    "This is a configuration of [sections], no model that Loupe knows.");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(head);
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<svg")) {
            return Wording.of(
                    "notModel.xml", "This is an XML document without a model that Loupe knows.");
        }
        return head.indexOf('\0') < 0 && head.indexOf('\ufffd') < 0
                ? Wording.of("notModel.text", "This is a text file, no model that Loupe knows.")
                : Wording.of("notModel.none", "This is no model that Loupe knows.");
    }

    private static Wording json(String head) {
        if (head.contains("\"added_tokens\"") && head.contains("\"model\"")
                || head.contains("\"tokenizer_class\"")
                || head.contains("\"pre_tokenizer\"")) {
            return Wording.of("notModel.tokenizer", "This is a tokenizer (JSON), no model.");
        }
        if (head.contains("\"nbformat\"")) {
            return Wording.of("notModel.notebook", "This is a Jupyter notebook, no model.");
        }
        if (head.contains("\"annotations\"") && head.contains("\"categories\"")) {
            return Wording.of("notModel.coco", "This is a COCO data set (JSON), no model.");
        }
        if (head.contains("\"model_type\"") || head.contains("\"architectures\"")) {
            return Wording.of(
                    "notModel.configuration",
                    "This is a model's configuration (JSON) without its weights.");
        }
        return Wording.of(
                "notModel.json", "This is a JSON document without a model that Loupe knows.");
    }
}
