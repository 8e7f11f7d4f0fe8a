/** Hostile values in fields, parameters, headers and JSON. */
@NullMarked
package dev.souk.system.attack.input;

import org.jspecify.annotations.NullMarked;
