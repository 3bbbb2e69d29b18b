package dev.loupe.intake.tensorboard;

/// One tag of a run. Only the first value of a tag says which plugin it belongs to.
final class Tag {
    private static final byte[] NOTHING = {};

    final String name;
    final int number;
    String plugin = "";
    byte[] content = NOTHING;
    boolean known;
    long greatestStep = Long.MIN_VALUE;

    Tag(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /// Where a file of this tag goes: `folder/tag/step.suffix`, and with the time, too, where a step comes again.
    String path(String folder, long step, long micros, int index, int many, String suffix) {
        boolean again = step <= greatestStep;
        StringBuilder path =
                new StringBuilder(folder).append('/').append(safe(name)).append('/').append(step);
        if (again) {
            path.append('_').append(micros);
        }
        if (many > 1) {
            path.append('-').append(index);
        }
        return path.append('.').append(suffix).toString();
    }

    /// A tag as a relative path: parts that would lead elsewhere are replaced, empty ones left out.
    static String safe(String name) {
        StringBuilder path = new StringBuilder();
        for (String part : name.split("[/\\\\]")) {
            if (part.isEmpty()) {
                continue;
            }
            String clean =
                    part.chars().allMatch(c -> c == '.')
                            ? part.replace('.', '_')
                            : part.replace('\0', '_');
            path.append(path.isEmpty() ? "" : "/").append(clean);
        }
        return path.isEmpty() ? "_" : path.toString();
    }
}
