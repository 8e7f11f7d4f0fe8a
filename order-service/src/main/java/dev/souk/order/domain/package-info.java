/**
 * The order aggregate: its states, the messages it receives and its transition table. Depends on no framework and on no
 * other package.
 */
@NullMarked
package dev.souk.order.domain;

import org.jspecify.annotations.NullMarked;
