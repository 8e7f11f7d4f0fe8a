/** The routes in {@code application.yml} and of optional parts, as other packages need them. */
@NullMarked
package dev.souk.gateway.routing;

import org.jspecify.annotations.NullMarked;
