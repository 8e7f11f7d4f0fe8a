package dev.souk.common.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field the field's name as it stands in the request, with a path where it is nested
 * @param message what it must be
 */
public record InvalidField(String field, String message) {}
