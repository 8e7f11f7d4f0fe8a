/** Publishes rows of the outbox to Kafka as CloudEvents and classifies the results. */
@NullMarked
package dev.souk.common.outbox.publisher;

import org.jspecify.annotations.NullMarked;
