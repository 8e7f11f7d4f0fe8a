/** Attacks on a shop from outside, by HTTP alone: what an attacker tries, and what gets through. */
@NullMarked
package dev.souk.system.attack;

import org.jspecify.annotations.NullMarked;
