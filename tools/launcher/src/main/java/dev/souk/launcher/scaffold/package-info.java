/** `./souk new`: a service from the template, and its entry in each place that lists the services. */
@NullMarked
package dev.souk.launcher.scaffold;

import org.jspecify.annotations.NullMarked;
