package dev.souk.launcher.admin;

import tools.jackson.databind.JsonNode;

/** A record that a service could not handle, as the service tells of it. */
public record DeadLetter(String service, JsonNode content) {

    /** A field of it; empty where it has none. */
    public String field(String name) {
        return content.path(name).asString("");
    }
}
