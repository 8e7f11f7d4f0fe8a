/** The attacks on a started system. */
@NullMarked
package dev.souk.system.attack;

import org.jspecify.annotations.NullMarked;
