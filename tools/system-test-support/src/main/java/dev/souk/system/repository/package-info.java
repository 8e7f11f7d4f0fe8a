/** The files of the checkout, and npm in its folders. */
@NullMarked
package dev.souk.system.repository;

import org.jspecify.annotations.NullMarked;
