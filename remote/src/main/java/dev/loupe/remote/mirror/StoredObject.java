package dev.loupe.remote.mirror;

/// An object as a listing tells it.
///
/// @param size           bytes
/// @param version        changes when the content does: an ETag, a generation
/// @param modifiedMillis UTC
public record StoredObject(String key, long size, String version, long modifiedMillis) {}
