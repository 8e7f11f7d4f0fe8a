package dev.souk.common.grpc.server;

import java.util.List;

/**
 * The calls of a service that need no access token; a service declares a bean of it.
 *
 * @param methods full names, such as {@code souk.user.v1.UserService/CreateUser}
 */
public record PublicCalls(List<String> methods) {

    /** These calls, in addition to health and, where it is enabled, reflection. */
    public static PublicCalls of(String... methods) {
        return new PublicCalls(List.of(methods));
    }
}
