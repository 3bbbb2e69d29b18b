package dev.loupe.sdk;

import java.util.Map;

/// Which series a point is of: a key and a context such as `subset = val`.
record Series(String key, Map<String, String> context) {}
