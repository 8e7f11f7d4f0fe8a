/**
 * The rules of the REST edge that every service shares: bodies with a limit, pages with a cursor, versions in ETags.
 */
@NullMarked
package dev.souk.common.web;

import org.jspecify.annotations.NullMarked;
