/** A Valkey or Redis server, for systems with a cache. */
@NullMarked
package dev.souk.launcher.valkey;

import org.jspecify.annotations.NullMarked;
