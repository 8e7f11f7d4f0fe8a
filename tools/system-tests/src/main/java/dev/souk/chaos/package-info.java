/** What fault injection puts into the processes of services: one class, which needs nothing but the JDK. */
@NullMarked
package dev.souk.chaos;

import org.jspecify.annotations.NullMarked;
