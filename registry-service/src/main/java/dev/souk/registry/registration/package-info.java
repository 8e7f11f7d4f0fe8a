/** What a registration may contain: its own address, JSON only, and not too much of anything. */
@NullMarked
package dev.souk.registry.registration;

import org.jspecify.annotations.NullMarked;
