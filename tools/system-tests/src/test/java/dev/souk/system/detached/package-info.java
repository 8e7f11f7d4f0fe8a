/** Systems that tests start detached, as users do. */
@NullMarked
package dev.souk.system.detached;

import org.jspecify.annotations.NullMarked;
