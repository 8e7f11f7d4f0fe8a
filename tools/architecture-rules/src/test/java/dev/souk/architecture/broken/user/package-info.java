/** A class that no other process may use. */
@NullMarked
package dev.souk.architecture.broken.user;

import org.jspecify.annotations.NullMarked;
