/** A TCP proxy, which forwards, delays, holds or drops what passes. */
@NullMarked
package dev.souk.tools.proxy;

import org.jspecify.annotations.NullMarked;
