/** Added to the class path of launched services by fault injection: one class that needs only the JDK. */
@NullMarked
package dev.souk.chaos;

import org.jspecify.annotations.NullMarked;
