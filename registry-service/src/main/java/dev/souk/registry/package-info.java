/** The registry: every instance of every service says here that it is there, and finds the others. */
@NullMarked
package dev.souk.registry;

import org.jspecify.annotations.NullMarked;
