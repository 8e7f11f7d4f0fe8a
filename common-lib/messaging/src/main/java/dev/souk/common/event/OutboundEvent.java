package dev.souk.common.event;

import java.util.UUID;

/**
 * A domain event that a service publishes.
 *
 * @param topic the topic to which it is published
 * @param type its CloudEvents type with the version of its schema, {@code dev.souk.order.placed.v1} for example
 * @param aggregateId the aggregate that it is about; the key of the record, within which the order is kept
 * @param sequence sequence number within the aggregate on this topic, from 1, without a gap; computed while the row of
 *     the aggregate is locked, or checked by its version, since events are published in the order of their commits
 * @param data becomes the JSON value; no personal data and no secret, since topics are kept and copied
 */
public record OutboundEvent(String topic, String type, UUID aggregateId, long sequence, Object data) {}
