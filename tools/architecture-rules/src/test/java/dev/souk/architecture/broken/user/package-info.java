/** What fixtures of other packages use. */
@NullMarked
package dev.souk.architecture.broken.user;

import org.jspecify.annotations.NullMarked;
