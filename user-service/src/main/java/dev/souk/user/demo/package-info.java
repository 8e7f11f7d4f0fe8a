/** Seed data of the profile {@code demo}. */
@NullMarked
package dev.souk.user.demo;

import org.jspecify.annotations.NullMarked;
