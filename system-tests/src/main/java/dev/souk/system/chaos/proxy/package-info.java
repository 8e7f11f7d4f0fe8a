/** A small TCP proxy that can hold, slow down, swallow or refuse what goes through. */
@NullMarked
package dev.souk.system.chaos.proxy;

import org.jspecify.annotations.NullMarked;
