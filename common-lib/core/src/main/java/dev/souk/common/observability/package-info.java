/**
 * One trace for one story: through REST, the outbox and Kafka, in each log line and in each answer.
 */
@NullMarked
package dev.souk.common.observability;

import org.jspecify.annotations.NullMarked;
