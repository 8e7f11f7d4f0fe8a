/** What others must not use. */
@NullMarked
package dev.souk.testing.architecture.broken.user;

import org.jspecify.annotations.NullMarked;
