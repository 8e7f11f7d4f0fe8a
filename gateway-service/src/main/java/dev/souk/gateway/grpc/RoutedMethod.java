package dev.souk.gateway.grpc;

/**
 * A method that is routed.
 *
 * @param name its full name
 * @param target the id of the service in the registry
 * @param isStream whether it has no time limit
 * @param isOpen whether it needs no token
 * @param hashesPassword whether the service computes a password hash for it
 */
record RoutedMethod(String name, String target, boolean isStream, boolean isOpen, boolean hashesPassword) {}
