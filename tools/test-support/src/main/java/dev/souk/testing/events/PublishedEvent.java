package dev.souk.testing.events;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An event on a topic. */
public record PublishedEvent(UUID id, String type, long sequence, JsonNode data, Map<String, String> headers) {}
