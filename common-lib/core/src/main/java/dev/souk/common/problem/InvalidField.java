package dev.souk.common.problem;

/**
 * The error in one field of a request.
 *
 * @param field name of the field in the request, with its path if it is nested
 * @param message what it must be
 */
public record InvalidField(String field, String message) {}
