/** `./souk new`. */
@NullMarked
package dev.souk.launcher.scaffold;

import org.jspecify.annotations.NullMarked;
