package dev.loupe.remote.mirror;

import dev.loupe.intake.FilesBelow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a bucket holds below a prefix, as files of a folder.
///
/// @param files     by path below the folder; under the empty path if the prefix is one object
/// @param sentences about what is left out
/// @param pages     of the listing
record Wanted(SortedMap<String, StoredObject> files, List<String> sentences, int pages) {
    private static final long MOST = 1_000_000;
    private static final int LONGEST_NAME = 255;

    static Wanted of(Bucket bucket, Target target, long mostBytes) throws IOException {
        String below = target.prefix().isEmpty() ? "" : target.prefix() + "/";
        Sorting sorting = new Sorting(target, below, mostBytes);
        if (!bucket.list(below, MOST, sorting::take)) {
            throw new IOException(
                    "cannot be opened: it holds more than %,d objects; name a part of it"
                            .formatted(MOST));
        }
        if (sorting.count == 0 && !below.isEmpty()) {
            bucket.list(target.prefix(), 1, sorting::takeSelf);
        }
        return sorting.wanted();
    }

    /// Whether a folder can hold a file of that path.
    static boolean nameable(String path) {
        if (!FilesBelow.legal(path) || path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return false;
        }
        for (String part : path.split("/")) {
            if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return false;
            }
        }
        return true;
    }

    /// Objects that share a reason to be left out.
    private static final class Left {
        private final String verb;
        private long count;
        private String first = "";

        Left(String verb) {
            this.verb = verb;
        }

        void add(String key) {
            first = count++ == 0 ? key : first;
        }

        void say(Target target, List<String> sentences) {
            if (count > 0) {
                sentences.add(
                        "Of %s %,d %s left out, such as '%s': %s."
                                .formatted(
                                        target.url(),
                                        count,
                                        count == 1 ? "object is" : "objects are",
                                        first.replaceAll("\\p{Cntrl}", "?"),
                                        verb));
            }
        }
    }

    private static final class Sorting {
        private final Target target;
        private final String below;
        private final long mostBytes;
        private final SortedMap<String, StoredObject> files = new TreeMap<>();
        private final Left unnameable = new Left("no folder can hold a file of that name");
        private final Left clashing = new Left("others lie below it as below a folder");
        private final Left large;
        private long count;

        Sorting(Target target, String below, long mostBytes) {
            this.target = target;
            this.below = below;
            this.mostBytes = mostBytes;
            this.large = new Left("larger than %,d bytes (--remote-limit)".formatted(mostBytes));
        }

        void take(StoredObject object) {
            count++;
            if (!object.key().startsWith(below)) {
                unnameable.add(object.key());
            } else if (!object.key().endsWith("/")) {
                put(object.key().substring(below.length()), object);
            }
        }

        void takeSelf(StoredObject object) {
            if (object.key().equals(target.prefix())) {
                count++;
                put("", object);
            }
        }

        private void put(String path, StoredObject object) {
            if (!path.isEmpty() && !nameable(path) || object.size() < 0) {
                unnameable.add(object.key());
            } else if (object.size() > mostBytes) {
                large.add(object.key());
            } else {
                files.put(path, object);
            }
        }

        Wanted wanted() {
            Set<String> folders = new HashSet<>();
            for (String path : files.keySet()) {
                for (int at = path.lastIndexOf('/');
                        at > 0 && folders.add(path.substring(0, at));
                        at = path.lastIndexOf('/', at - 1)) {
                    continue;
                }
            }
            folders.forEach(
                    folder -> {
                        StoredObject object = files.remove(folder);
                        if (object != null) {
                            clashing.add(object.key());
                        }
                    });
            List<String> sentences = new ArrayList<>();
            List.of(unnameable, clashing, large).forEach(left -> left.say(target, sentences));
            return new Wanted(files, sentences, Math.toIntExact(count / Bucket.PAGE) + 1);
        }
    }
}
