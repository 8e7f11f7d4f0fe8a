/** A small TCP proxy that can hold, slow down, swallow, refuse or forget what goes through. */
@NullMarked
package dev.souk.system.chaos.proxy;

import org.jspecify.annotations.NullMarked;
