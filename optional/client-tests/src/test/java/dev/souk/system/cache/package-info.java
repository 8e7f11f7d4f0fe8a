/** A system with a cache. */
@NullMarked
package dev.souk.system.cache;

import org.jspecify.annotations.NullMarked;
