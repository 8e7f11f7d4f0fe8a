/** The Eureka server: every instance registers here and finds the instances of other services. */
@NullMarked
package dev.souk.registry;

import org.jspecify.annotations.NullMarked;
