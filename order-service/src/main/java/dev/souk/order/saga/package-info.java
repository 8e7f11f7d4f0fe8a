/**
 * Creates orders and changes them: loads an order under a lock, lets it decide, stores its new state and publishes the
 * event, all in one transaction.
 */
@NullMarked
package dev.souk.order.saga;

import org.jspecify.annotations.NullMarked;
