/** Documents that cannot rot: links, paths and commands are tried. */
@NullMarked
package dev.souk.system.docs;

import org.jspecify.annotations.NullMarked;
