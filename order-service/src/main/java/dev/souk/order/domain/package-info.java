/**
 * The order itself: its states, the messages it understands, and the one table of what follows from what. Knows no
 * framework and no other package.
 */
@NullMarked
package dev.souk.order.domain;

import org.jspecify.annotations.NullMarked;
