/** Tests of the checker: on plain rows, and on corrupted copies of a real system's data. */
@NullMarked
package dev.souk.system.check;

import org.jspecify.annotations.NullMarked;
