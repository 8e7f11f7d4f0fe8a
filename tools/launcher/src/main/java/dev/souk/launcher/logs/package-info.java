/** Log files read back: structured lines rendered for people, or passed on as they are. */
@NullMarked
package dev.souk.launcher.logs;

import org.jspecify.annotations.NullMarked;
