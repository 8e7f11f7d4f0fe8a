/**
 * Consumers: topics, error handling, start and readiness.
 *
 * <p>How it works: a listener takes an {@link dev.souk.common.event.InboundEvent}. A record that can never be processed
 * is stored as a dead letter at once, with its reason, and copied to {@code <topic>.<group>.dlt}; after a transient
 * failure it is retried without a limit, with back-off; after any other failure it is tried three times in all. How
 * long a consumer makes no progress is a metric and a detail of its health. A service declares the topics to which it
 * publishes as {@code KafkaAdmin.NewTopics}; of these, the consumed ones and their dead-letter topics, those that do
 * not exist are created as soon as the broker is available.
 */
@NullMarked
package dev.souk.common.consumer;

import org.jspecify.annotations.NullMarked;
