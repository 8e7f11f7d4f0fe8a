package dev.souk.launcher.topology;

import java.util.List;

/**
 * A service that is no part of the system and never started by the launcher, such as one in another language. It has
 * accounts of the registry and of the broker, and a certificate, so that somebody can start it beside the system. It
 * stores nothing: each instance reads its topics from the beginning, in a consumer group of its own.
 *
 * @param name its name in the registry, and of its accounts; the names of its consumer groups begin with it and a dot
 * @param consumed the topics it reads
 */
public record ExternalService(String name, List<String> consumed) {}
