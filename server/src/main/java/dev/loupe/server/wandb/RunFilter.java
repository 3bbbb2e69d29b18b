package dev.loupe.server.wandb;

import dev.loupe.runs.query.BoundedText;
import dev.loupe.runs.query.Mistake;
import dev.loupe.server.http.Problem;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The filters of the client's `runs`: MongoDB's conditions on fields of a run as [RunShape] makes it.
///
/// `$and $or $eq $ne $gt $gte $lt $lte $in $nin $exists $regex`; a condition on a list holds if it holds for one of its entries. Numbers are compared with numbers and
/// texts with texts, times as ISO texts. Source: <https://www.mongodb.com/docs/manual/reference/operator/query/> and the client's `Api.runs`.
final class RunFilter {
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("display_name", "displayName"),
                    Map.entry("displayName", "displayName"),
                    Map.entry("name", "name"),
                    Map.entry("state", "state"),
                    Map.entry("tags", "tags"),
                    Map.entry("group", "group"),
                    Map.entry("job_type", "jobType"),
                    Map.entry("jobType", "jobType"),
                    Map.entry("sweep", "sweepName"),
                    Map.entry("notes", "notes"),
                    Map.entry("created_at", "createdAt"),
                    Map.entry("createdAt", "createdAt"),
                    Map.entry("heartbeat_at", "heartbeatAt"),
                    Map.entry("heartbeatAt", "heartbeatAt"));

    private RunFilter() {}

    /// @throws Problem 400 of one sentence for what is not known
    static Predicate<JsonNode> of(JsonNode filter) {
        if (filter.isMissingNode() || filter.isNull()) {
            return run -> true;
        }
        if (!filter.isObject()) {
            throw new Problem(400, "A filter must be a JSON object, but is " + filter + ".");
        }
        List<Predicate<JsonNode>> all = new ArrayList<>();
        filter.properties().forEach(one -> all.add(part(one.getKey(), one.getValue())));
        return run -> all.stream().allMatch(one -> one.test(run));
    }

    private static Predicate<JsonNode> part(String key, JsonNode value) {
        if (key.equals("$and") || key.equals("$or")) {
            if (!value.isArray()) {
                throw new Problem(400, key + " takes a list of filters, but has " + value + ".");
            }
            List<Predicate<JsonNode>> parts = new ArrayList<>();
            value.forEach(one -> parts.add(of(one)));
            return key.equals("$and")
                    ? run -> parts.stream().allMatch(one -> one.test(run))
                    : run -> parts.stream().anyMatch(one -> one.test(run));
        }
        if (key.startsWith("$")) {
            throw unknown(key);
        }
        Predicate<JsonNode> condition = condition(value);
        List<String> field = path(key);
        return run -> condition.test(value(run, field));
    }

    /// Where a field stands in the shape of a run: its first key, and the rest as it was written.
    static List<String> path(String key) {
        for (String start : List.of("config", "summary_metrics", "summaryMetrics")) {
            if (key.startsWith(start + ".")) {
                String rest = key.substring(start.length() + 1);
                return start.equals("config")
                        ? List.of("config", rest.endsWith(".value") ? cut(rest) : rest)
                        : List.of("summaryMetrics", rest);
            }
        }
        String known = FIELDS.get(key);
        if (known == null) {
            throw new Problem(
                    400,
                    "A filter or order names the field '"
                            + key
                            + "', but Loupe knows config.…, summary_metrics.…, state, displayName, name, tags, group, jobType, sweep, notes, createdAt and heartbeatAt.");
        }
        return List.of(known);
    }

    private static String cut(String rest) {
        return rest.substring(0, rest.length() - ".value".length());
    }

    /// Missing where the run has no such field.
    static JsonNode value(JsonNode run, List<String> path) {
        JsonNode in = run.path(path.getFirst());
        return path.size() == 1 ? in : below(in, path.getLast(), path.getFirst().equals("config"));
    }

    /// A key with dots is one key where there is such a one, else a way through objects.
    private static JsonNode below(JsonNode in, String key, boolean wrapped) {
        JsonNode whole = in.path(key);
        if (!whole.isMissingNode()) {
            return wrapped ? whole.path("value") : whole;
        }
        int dot = key.indexOf('.');
        while (dot > 0) {
            JsonNode first = in.path(key.substring(0, dot));
            if (first.isObject()) {
                JsonNode inner = wrapped ? first.path("value") : first;
                JsonNode found = below(inner, key.substring(dot + 1), false);
                if (!found.isMissingNode()) {
                    return found;
                }
            }
            dot = key.indexOf('.', dot + 1);
        }
        return whole;
    }

    private static Predicate<JsonNode> condition(JsonNode value) {
        boolean operators =
                value.isObject()
                        && !value.isEmpty()
                        && value.properties().stream().allMatch(e -> e.getKey().startsWith("$"));
        if (!operators) {
            return equal(value);
        }
        List<Predicate<JsonNode>> all = new ArrayList<>();
        value.properties().forEach(one -> all.add(operator(one.getKey(), one.getValue())));
        return found -> all.stream().allMatch(one -> one.test(found));
    }

    private static Predicate<JsonNode> operator(String name, JsonNode than) {
        return switch (name) {
            case "$eq" -> equal(than);
            case "$ne" -> equal(than).negate();
            case "$gt" -> any(found -> comparable(found, than) && compare(found, than) > 0);
            case "$gte" -> any(found -> comparable(found, than) && compare(found, than) >= 0);
            case "$lt" -> any(found -> comparable(found, than) && compare(found, than) < 0);
            case "$lte" -> any(found -> comparable(found, than) && compare(found, than) <= 0);
            case "$in" -> in(name, than);
            case "$nin" -> in(name, than).negate();
            case "$exists" ->
                    found -> (found.isMissingNode() || found.isNull()) != than.asBoolean(true);
            case "$regex" -> regex(than);
            default -> throw unknown(name);
        };
    }

    private static Problem unknown(String name) {
        return new Problem(
                400,
                "A filter has the operator "
                        + name
                        + ", but Loupe knows $and, $or, $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists and $regex.");
    }

    private static Predicate<JsonNode> any(Predicate<JsonNode> one) {
        return found ->
                found.isArray()
                        ? found.valueStream().anyMatch(one) || one.test(found)
                        : one.test(found);
    }

    private static Predicate<JsonNode> equal(JsonNode than) {
        return any(
                found ->
                        than.isNull()
                                ? found.isNull() || found.isMissingNode()
                                : comparable(found, than)
                                        ? compare(found, than) == 0
                                        : found.equals(than));
    }

    private static Predicate<JsonNode> in(String name, JsonNode list) {
        if (!list.isArray()) {
            throw new Problem(400, name + " takes a list, but has " + list + ".");
        }
        List<Predicate<JsonNode>> all = new ArrayList<>();
        list.forEach(one -> all.add(equal(one)));
        return found -> all.stream().anyMatch(one -> one.test(found));
    }

    private static Predicate<JsonNode> regex(JsonNode expression) {
        try {
            Pattern pattern = Pattern.compile(expression.asString(""));
            return any(found -> found.isString() && finds(pattern, found.stringValue()));
        } catch (PatternSyntaxException e) {
            throw new Problem(
                    400, "$regex has '" + e.getPattern() + "', which is no regular expression.");
        }
    }

    private static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (Mistake slow) {
            throw new Problem(400, String.valueOf(slow.getMessage()));
        }
    }

    /// Numbers among each other, and texts.
    static boolean comparable(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() || a.isString() && b.isString();
    }

    static int compare(JsonNode a, JsonNode b) {
        return a.isNumber()
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : a.stringValue().compareTo(b.stringValue());
    }
}
