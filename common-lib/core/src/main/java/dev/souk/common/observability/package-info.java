/** One trace through REST, the outbox and Kafka, with its id in each log line and each response. */
@NullMarked
package dev.souk.common.observability;

import org.jspecify.annotations.NullMarked;
