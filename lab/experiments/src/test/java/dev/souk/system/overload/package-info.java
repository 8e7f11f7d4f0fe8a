/** More callers than the processes can serve. */
@NullMarked
package dev.souk.system.overload;

import org.jspecify.annotations.NullMarked;
