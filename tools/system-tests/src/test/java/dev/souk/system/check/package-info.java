/** That the checker finds what is wrong, and names it; on plain rows, and on copies of a real system's data. */
@NullMarked
package dev.souk.system.check;

import org.jspecify.annotations.NullMarked;
