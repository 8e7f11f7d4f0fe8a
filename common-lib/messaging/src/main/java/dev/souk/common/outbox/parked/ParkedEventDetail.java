package dev.souk.common.outbox.parked;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A parked event with what it tells.
 *
 * @param writtenAt when the transaction that tells of it wrote it
 * @param payload its JSON as it would be sent; no personal data and no secret, as in every event
 */
public record ParkedEventDetail(@JsonUnwrapped ParkedEvent event, Instant writtenAt, String payload) {}
