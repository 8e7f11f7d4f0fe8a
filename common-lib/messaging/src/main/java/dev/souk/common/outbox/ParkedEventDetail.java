package dev.souk.common.outbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A parked event with its payload.
 *
 * @param writtenAt when it was appended to the outbox
 * @param payload its JSON as it would be published; no personal data and no secret, as in every event
 */
public record ParkedEventDetail(@JsonUnwrapped ParkedEvent event, Instant writtenAt, String payload) {}
