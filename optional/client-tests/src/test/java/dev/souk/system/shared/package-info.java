/** What several classes of tests ask a system. */
@NullMarked
package dev.souk.system.shared;

import org.jspecify.annotations.NullMarked;
