/** What the launcher and the lab share. */
@NullMarked
package dev.souk.tools;

import org.jspecify.annotations.NullMarked;
