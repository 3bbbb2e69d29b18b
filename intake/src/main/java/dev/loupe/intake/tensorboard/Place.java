package dev.loupe.intake.tensorboard;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;

/// A bookmark: how far each file was read, and what tags said of themselves, as that is said only once.
record Place(ObjectNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Place of(Collection<EventFile> files, TagTable tags, long newest) {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode places = json.putObject("files");
        for (EventFile file : files) {
            ObjectNode one = places.putObject(file.name);
            one.put("at", file.position);
            one.put("key", file.key());
            one.put("begins", file.beginning());
            if (file.lost) {
                one.put("lost", true);
            }
        }
        ObjectNode told = json.putObject("tags");
        for (Tag tag : tags.all()) {
            if (!tag.plugin.isEmpty()) {
                ObjectNode one = told.putObject(tag.name);
                one.put("plugin", tag.plugin);
                if (tag.content.length > 0) {
                    one.put("content", Base64.getEncoder().encodeToString(tag.content));
                }
                if (tag.greatestStep != Long.MIN_VALUE) {
                    one.put("step", tag.greatestStep);
                }
            }
        }
        return new Place(json);
    }

    static Place of(String text) {
        JsonNode node = MAPPER.readTree(text);
        return new Place(node instanceof ObjectNode object ? object : MAPPER.createObjectNode());
    }

    void restore(Map<String, EventFile> files, TagTable tags) {
        for (var file : json.path("files").properties()) {
            JsonNode one = file.getValue();
            files.put(
                    file.getKey(),
                    new EventFile(
                            file.getKey(),
                            one.path("at").asLong(0),
                            one.path("lost").asBoolean(false),
                            one.path("key").asString(""),
                            one.path("begins").asString("")));
        }
        for (var told : json.path("tags").properties()) {
            Tag tag = tags.of(told.getKey());
            tag.known = true;
            tag.plugin = told.getValue().path("plugin").asString("");
            tag.content = Base64.getDecoder().decode(told.getValue().path("content").asString(""));
            tag.greatestStep = told.getValue().path("step").asLong(Long.MIN_VALUE);
        }
    }

    String text() {
        return MAPPER.writeValueAsString(json);
    }
}
