/** The attacks on a shop that has every weakness. */
@NullMarked
package dev.souk.system.attack;

import org.jspecify.annotations.NullMarked;
