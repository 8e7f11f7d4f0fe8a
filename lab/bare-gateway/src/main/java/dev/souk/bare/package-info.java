/** Spring Cloud Gateway as it is without anything of Souk. */
@NullMarked
package dev.souk.bare;

import org.jspecify.annotations.NullMarked;
