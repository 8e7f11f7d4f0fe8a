/**
 * How records are consumed: topics, poison, faults that pass, readiness.
 *
 * <p>How it works: a listener takes an {@link dev.souk.common.event.InboundEvent}. A record that can never be
 * understood goes to {@code <topic>.<group>.dlt} at once, with its reason; while the database is unavailable the same record
 * is tried again for as long as that lasts; any other failure is tried three times. A service declares the topics that
 * are its own; they and the dead-letter topics of its listeners are made as soon as a broker can be reached.
 */
@NullMarked
package dev.souk.common.consumer;

import org.jspecify.annotations.NullMarked;
