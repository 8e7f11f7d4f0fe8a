/** Tests of the documents: their links, paths and commands. */
@NullMarked
package dev.souk.system.docs;

import org.jspecify.annotations.NullMarked;
