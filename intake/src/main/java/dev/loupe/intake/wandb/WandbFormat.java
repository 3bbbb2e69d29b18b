package dev.loupe.intake.wandb;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Folders of runs as the `wandb` client leaves them: `run-…` or `offline-run-…` with a transaction log `run-<id>.wandb` in it. The link `latest-run` leads to one of them and is not
/// followed.
public final class WandbFormat implements Format {
    private static final byte[] MAGIC = {':', 'W', '&', 'B', (byte) 0xe1, (byte) 0xbe, 0};
    private static final String LATEST = "latest-run";

    @Override
    public String name() {
        return "wandb";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String name : folder.files()) {
            Path log = folder.path().resolve(name);
            if (name.endsWith(".wandb") && begins(log)) {
                Path real = log.toRealPath();
                Path root = folder.root();
                finds.add(
                        new Claim.Find(
                                real.toString(), mark -> WandbSource.open(real, root, mark)));
            }
        }
        if (!finds.isEmpty()) {
            return new Claim(finds, Claim.ALL);
        }
        boolean link =
                folder.hasFolder(LATEST) && Files.isSymbolicLink(folder.path().resolve(LATEST));
        return link ? new Claim(List.of(), Set.of(LATEST)) : Claim.NONE;
    }

    private static boolean begins(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            return java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }
}
