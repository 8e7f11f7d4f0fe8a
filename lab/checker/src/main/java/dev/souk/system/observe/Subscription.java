package dev.souk.system.observe;

import java.util.Collection;
import java.util.List;

/** A consumer group that reads a topic; known from its dead-letter topic {@code <topic>.<group>.dlt}. */
public record Subscription(String topic, String group) {

    private static final String DEAD = ".dlt";

    static boolean isDeadLetterTopic(String topic) {
        return topic.endsWith(DEAD);
    }

    public String deadLetterTopic() {
        return topic + "." + group + DEAD;
    }

    /** All subscriptions, from the names of all topics. */
    static List<Subscription> of(Collection<String> topics) {
        return topics.stream()
                .filter(Subscription::isDeadLetterTopic)
                .flatMap(dead -> topics.stream()
                        .filter(topic -> !isDeadLetterTopic(topic) && dead.startsWith(topic + "."))
                        .map(topic -> new Subscription(
                                topic, dead.substring(topic.length() + 1, dead.length() - DEAD.length()))))
                .toList();
    }
}
