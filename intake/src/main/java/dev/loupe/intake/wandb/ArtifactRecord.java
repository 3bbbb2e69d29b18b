package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// An artifact that a run logged (`ArtifactRecord`): its manifest becomes `artifacts/<name>/manifest.json`, its files lie beside it.
///
/// The files of a table with media (type `run_table`) lie once more below `media/tables/`, by the first characters of the artifact's client id, by which the table's item names it: so each step keeps its
/// own, while `artifacts/<name>/` has those of the last.
///
/// A log names where files lie on the writer's disk. Such a file is taken only if it is still what was logged, by size and MD5, so that a log cannot make others' files public.
final class ArtifactRecord {
    private final RunLog run;
    private final ObjectNode shape = WandbJson.object();
    private String name = "unnamed";
    private String id = "";

    private ArtifactRecord(RunLog run) {
        this.run = run;
    }

    static void tell(Bytes record, RunLog run) throws IOException {
        new ArtifactRecord(run).read(record);
    }

    private void read(Bytes record) throws IOException {
        Bytes manifest = null;
        ArrayNode aliases = WandbJson.object().arrayNode();
        for (Proto p = new Proto(record); p.next(); ) {
            switch (p.field()) {
                case 4 -> shape.put("type", p.text());
                case 5 -> name = p.text();
                case 6 -> shape.put("digest", p.text());
                case 7 -> shape.put("description", p.text());
                case 8 -> {
                    var metadata = WandbJson.parse(p.text());
                    if (metadata != null) {
                        shape.set("metadata", metadata);
                    }
                }
                case 11 -> aliases.add(p.text());
                case 12 -> manifest = p.bytes();
                case 15 -> id = p.text();
                default -> {}
            }
        }
        shape.put("name", name);
        shape.set("aliases", aliases);
        ArrayNode contents = shape.putArray("contents");
        String root = "artifacts/" + name + "/";
        if (!FilesBelow.legal("artifacts/" + name)) {
            return;
        }
        if (manifest != null) {
            for (Bytes entry : Proto.all(manifest, 4)) {
                contents.add(entry(entry, root));
            }
        }
        byte[] json = WandbJson.text(shape).getBytes(StandardCharsets.UTF_8);
        run.file(
                root + "manifest.json",
                shape.path("digest").asString("") + ":" + json.length,
                () -> new ByteArrayInputStream(json));
    }

    private ObjectNode entry(Bytes entry, String root) throws IOException {
        ObjectNode node = WandbJson.object();
        String local = "";
        for (Proto p = new Proto(entry); p.next(); ) {
            switch (p.field()) {
                case 1 -> node.put("path", p.text());
                case 2 -> node.put("digest", p.text());
                case 3 -> node.put("ref", p.text());
                case 4 -> node.put("size", p.varint());
                case 6 -> local = p.text();
                default -> {}
            }
        }
        String path = node.path("path").asString("");
        String digest = node.path("digest").asString("");
        if (!local.isEmpty() && FilesBelow.legal(path)) {
            long size = node.path("size").asLong(0);
            copy(root + path, local, digest, size);
            Optional<String> table = TableFolder.of(shape.path("type").asString(""), id);
            if (table.isPresent()) {
                copy(table.get() + path, local, digest, size);
            }
        }
        return node;
    }

    private void copy(String path, String local, String digest, long size) throws IOException {
        try {
            Path file = Path.of(local);
            if (Files.isRegularFile(file) && Files.size(file) == size && digest.equals(md5(file))) {
                run.file(path, digest, () -> Files.newInputStream(file));
            }
        } catch (InvalidPathException e) {
            // A path of another system names no file here.
        }
    }

    private static String md5(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return Base64.getEncoder()
                    .encodeToString(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
