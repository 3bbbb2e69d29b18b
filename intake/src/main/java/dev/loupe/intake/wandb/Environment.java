package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import tools.jackson.databind.node.ArrayNode;

import java.util.Map;

/// Where a program ran (`EnvironmentRecord`), as tags.
final class Environment {
    private Environment() {}

    static void of(Bytes record, Map<String, String> tags) {
        ArrayNode args = WandbJson.object().arrayNode();
        for (Proto p = new Proto(record); p.next(); ) {
            switch (p.field()) {
                case 1 -> RunRecord.put(tags, "wandb.os", p.text());
                case 2 -> RunRecord.put(tags, "wandb.python", p.text());
                case 4 -> RunRecord.put(tags, "wandb.docker", p.text());
                case 5 -> args.add(p.text());
                case 6 -> RunRecord.put(tags, "wandb.program", p.text());
                case 9 -> {
                    RunRecord.put(tags, "wandb.git.remote", Proto.textOf(p.bytes(), 1));
                    RunRecord.put(tags, "wandb.git.commit", Proto.textOf(p.bytes(), 2));
                }
                case 12 -> RunRecord.put(tags, "wandb.host", p.text());
                case 13 -> RunRecord.put(tags, "mlflow.user", p.text());
                case 14 -> RunRecord.put(tags, "wandb.executable", p.text());
                case 18 -> RunRecord.put(tags, "wandb.gpu", p.text());
                case 19 -> tags.put("wandb.gpu.count", Long.toString(p.varint()));
                case 25 -> RunRecord.put(tags, "wandb.cuda", p.text());
                default -> {}
            }
        }
        if (!args.isEmpty()) {
            tags.put("wandb.args", WandbJson.text(args));
        }
    }
}
