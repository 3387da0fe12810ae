package org.septuple.io;

/// What a configuration was bound to.
///
/// @param <T>      the type of the value
/// @param value    what the binder made
/// @param resolved every value that was read, defaults included
public record Bound<T>(T value, Resolved resolved) {}
