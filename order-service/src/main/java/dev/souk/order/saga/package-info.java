/**
 * Moves orders: loads one under lock, lets it decide, stores what it became and publishes the fact, in one transaction.
 */
@NullMarked
package dev.souk.order.saga;

import org.jspecify.annotations.NullMarked;
