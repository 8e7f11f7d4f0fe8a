/** The experiment `./souk bench roll`: services are replaced under load, with Souk's settings and with the defaults. */
@NullMarked
package dev.souk.system.bench.roll;

import org.jspecify.annotations.NullMarked;
