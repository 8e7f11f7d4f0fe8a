package dev.souk.common.event;

import java.util.UUID;

/**
 * A fact that a service tells others.
 *
 * @param topic where it is told
 * @param type its CloudEvents type with the version of its schema, {@code dev.souk.order.placed.v1} for example
 * @param aggregateId whom it is about; the key of the record, and what its order is kept for
 * @param sequence the how manieth fact about the aggregate on this topic: from 1, without a gap
 * @param data becomes the JSON value; no personal data and no secret, since topics are kept and copied
 */
public record OutboundEvent(String topic, String type, UUID aggregateId, long sequence, Object data) {}
