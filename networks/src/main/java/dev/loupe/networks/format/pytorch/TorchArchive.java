package dev.loupe.networks.format.pytorch;

import dev.loupe.core.bytes.Archive;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.pickle.Pickle;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The zip archive that PyTorch saves in: everything below one folder, pickles beside raw storages.
///
/// @param home the folder, with `/` behind it
public record TorchArchive(Archive zip, String home, Map<String, Archive.Entry> entries) {
    private static final long MOST = 1L << 30;
    private static final String PICKLE = "data.pkl";

    /// @return null if no `data.pkl` is in it
    /// @throws Broken if it is no archive
    public static @Nullable TorchArchive of(Bytes bytes) {
        return of(bytes, PICKLE);
    }

    /// @param sign the file that must be there
    public static @Nullable TorchArchive of(Bytes bytes, String sign) {
        Archive zip = Archive.read(bytes);
        for (Archive.Entry entry : zip.entries()) {
            String name = entry.name();
            if (name.equals(sign) || name.endsWith("/" + sign)) {
                String home = name.substring(0, name.length() - sign.length());
                Map<String, Archive.Entry> entries = new HashMap<>();
                for (Archive.Entry one : zip.entries()) {
                    if (one.name().startsWith(home)) {
                        entries.putIfAbsent(one.name().substring(home.length()), one);
                    }
                }
                return new TorchArchive(zip, home, entries);
            }
        }
        return null;
    }

    /// Whether it holds a module's code, as TorchScript since 1.4 does.
    public boolean scripted() {
        return entries.keySet().stream()
                .anyMatch(name -> name.startsWith("code/") && name.endsWith(".py"));
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public Optional<Bytes> bytes(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> entry.bytes(MOST));
    }

    String text(String name) {
        return bytes(name).map(bytes -> bytes.text().strip()).orElse("");
    }

    /// @throws Broken if there is none, or it is broken
    public Pickle.Content pickle(String name) {
        Bytes bytes = bytes(name).orElseThrow(() -> new Broken(0, "the entry " + name, "none"));
        return Pickle.read(bytes, 0);
    }

    /// Storages below `data/`, or where other pickles have theirs.
    public Storages storages(String folder) {
        return new Storages(
                key -> {
                    Archive.Entry entry = entries.get(folder + key);
                    return entry == null ? null : entry.bytes(MOST);
                },
                text("byteorder").equals("big"));
    }

    public Storages storages() {
        return storages("data/");
    }

    public Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        if (has("version")) {
            said.put("version", text("version"));
        }
        if (has("byteorder")) {
            said.put("byteorder", text("byteorder"));
        }
        return said;
    }

    public Model.@Nullable Damage damage() {
        Archive.Damage damage = zip.damage();
        return damage == null ? null : new Model.Damage(damage.at(), damage.what());
    }
}
