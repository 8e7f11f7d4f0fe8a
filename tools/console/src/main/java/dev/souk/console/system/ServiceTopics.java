package dev.souk.console.system;

import java.util.List;

/** The topics to which a service publishes, and those that it consumes. */
public record ServiceTopics(String service, List<String> published, List<String> consumed) {}
