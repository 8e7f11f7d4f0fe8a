/** Log files: followed, rotated and quoted in failures. */
@NullMarked
package dev.souk.launcher.logs;

import org.jspecify.annotations.NullMarked;
