/**
 * What stock and payments tell about an order, read from their topics.
 */
@NullMarked
package dev.souk.order.saga.messaging;

import org.jspecify.annotations.NullMarked;
