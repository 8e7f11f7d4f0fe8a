/** Violates: names and SQL in repositories. */
@NullMarked
package dev.souk.architecture.broken.registry;

import org.jspecify.annotations.NullMarked;
