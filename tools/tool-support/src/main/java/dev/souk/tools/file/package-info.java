/** Files that the launcher writes: logs with a limited size, and files that only their owner can read. */
@NullMarked
package dev.souk.tools.file;

import org.jspecify.annotations.NullMarked;
